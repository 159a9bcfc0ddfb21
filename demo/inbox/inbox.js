import { createTransport } from 'nodemailer';

import { createServers } from '../simulators/servers.js';
import { inboxPage } from './inbox-page.js';
import { openInboxServer } from './inbox-server.js';
import { createMailbox } from './mailbox.js';
import { openSmtp } from './smtp.js';

/**
 * Starts the inbox: a page on `port` and an SMTP server on the port after it. What it returns as `post` is where a
 * simulated system sends its messages; `devices` are the authenticators it has shown, by id.
 *
 * @param {object} options
 * @param {number} options.port
 */
export async function startInbox({ port }) {
  const mailbox = createMailbox();
  /** @type {Map<string, import('../simulators/simulator.js').Device>} */
  const devices = new Map();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const tell = () => listeners.forEach((listener) => listener());
  mailbox.subscribe(tell);

  const url = `http://inbox.localhost:${port}`;
  const servers = createServers();
  await servers.add(openSmtp({ port: port + 1, mailbox }));
  await servers.add(
    openInboxServer({
      origin: url,
      page: () => inboxPage({ messages: mailbox.messages, devices: [...devices.values()] }),
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
  );

  const smtp = { host: '127.0.0.1', port: port + 1 };
  const transport = createTransport({ ...smtp, secure: false, ignoreTLS: true });
  /** @type {import('../simulators/simulator.js').Post} */
  const post = {
    async sendEmail(message) {
      await transport.sendMail(message);
    },
    async sendText({ from, to, text }) {
      mailbox.deliver({ kind: 'text', from, to, subject: '', text });
    },
    addDevice(device) {
      devices.set(device.id, device);
      tell();
    },
  };

  return { url, smtp, mailbox, devices, post, close: servers.close };
}
