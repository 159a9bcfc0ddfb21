import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

import { PortInUse } from '../web/listen.js';

/** Longest e-mail that is taken, in bytes. */
const LONGEST = 1024 * 1024;

/**
 * Takes e-mails over SMTP (RFC 5321) on the loopback interface, for whatever address, and passes none of them on.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {import('./mailbox.js').Mailbox} options.mailbox
 * @returns {Promise<{ close: () => Promise<void> }>} rejects with `PortInUse`
 */
export async function openSmtp({ port, mailbox }) {
  const server = new SMTPServer({
    banner: 'Northwind inbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    size: LONGEST,
    closeTimeout: 500,
    async onData(stream, session, callback) {
      const chunks = [];
      for await (const chunk of stream) chunks.push(chunk);
      if (stream.sizeExceeded) return callback(Object.assign(new Error('Too long'), { responseCode: 552 }));
      const email = await PostalMime.parse(Buffer.concat(chunks));
      const { rcptTo, mailFrom } = session.envelope;
      for (const { address } of rcptTo) {
        mailbox.deliver({
          kind: 'email',
          from: email.from?.address ?? (mailFrom === false ? '' : mailFrom.address),
          to: address,
          subject: email.subject ?? '',
          text: (email.text ?? withoutTags(email.html ?? '')).trim(),
        });
      }
      return callback();
    },
  });

  await new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUse(port) : error),
    );
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  // A client that goes in the middle of a message is its own affair.
  server.on('error', () => {});

  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** @param {string} html of an e-mail that has no plain text */
function withoutTags(html) {
  return html.replace(/<(style|script)\b[^>]*>.*?<\/\1>/gis, '').replace(/<[^>]*>/g, ' ');
}
