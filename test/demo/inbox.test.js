import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';

import { createTransport } from 'nodemailer';

import { startInbox } from '../../demo/inbox/inbox.js';
import { PortInUse } from '../../demo/web/listen.js';
import { send } from './browser.js';

/** @type {Awaited<ReturnType<typeof startInbox>>} */
let inbox;
before(async () => {
  inbox = await startInbox({ port: 4460 });
});
beforeEach(() => {
  inbox.mailbox.messages.length = 0;
});
after(() => inbox.close());

const email = {
  from: 'desk@northwind.example',
  to: 'sarah@northwind.example',
  subject: 'Your code',
  text: 'Code: 048213',
};
const page = () => send(new URL(inbox.url));

describe('an e-mail', () => {
  it('arrives over SMTP, with its code found', async () => {
    await inbox.post.sendEmail(email);
    const { id, at, ...message } = await inbox.mailbox.next('Sarah@Northwind.example');
    assert.deepEqual(message, { kind: 'email', ...email, code: '048213' });
    assert.ok(id.length > 0 && at instanceof Date);
  });

  it('arrives once for each of its receivers', async () => {
    await inbox.post.sendEmail({ ...email, to: 'a@x.example, b@x.example' });
    const [a, b] = await Promise.all(['a@x.example', 'b@x.example'].map((to) => inbox.mailbox.next(to)));
    assert.deepEqual([a?.to, b?.to], ['a@x.example', 'b@x.example']);
  });

  it('is read as text where it has only markup', async () => {
    const transport = createTransport({ ...inbox.smtp, ignoreTLS: true });
    await transport.sendMail({ ...email, text: undefined, html: '<style>p{}</style><p>Grüße, <b>Ada</b></p>' });
    assert.match((await inbox.mailbox.next(email.to)).text, /^Grüße,\s+Ada$/);
  });

  it('is refused where it is longer than an inbox takes', async () => {
    const transport = createTransport({ ...inbox.smtp, ignoreTLS: true });
    const sending = transport.sendMail({ ...email, text: `${'x'.repeat(70)}\n`.repeat(20_000) });
    await assert.rejects(sending, { responseCode: 552 });
    assert.equal(inbox.mailbox.messages.length, 0);
  });

  it('that its sender breaks off does not arrive, and the next one does', async () => {
    const socket = connect(inbox.smtp.port, inbox.smtp.host);
    await once(socket, 'data');
    socket.write('EHLO x\r\nMAIL FROM:<a@x.example>\r\n');
    await once(socket, 'data');
    socket.resetAndDestroy();
    await inbox.post.sendEmail(email);
    assert.equal((await inbox.mailbox.next(email.to)).subject, 'Your code');
  });
});

describe('a text message', () => {
  it('is found by its number, however that is written', async () => {
    await inbox.post.sendText({ from: 'Northwind', to: '+31 6 1234 5678', text: 'Your code is 7714' });
    const { kind, to, code } = await inbox.mailbox.next('+31612345678');
    assert.deepEqual([kind, to, code], ['text', '+31612345678', '7714']);
  });
});

describe('waiting for a message', () => {
  it('ends as soon as it comes', async () => {
    const waiting = inbox.mailbox.next('+31600000001');
    await inbox.post.sendText({ from: 'x', to: '+31600000001', text: 'one' });
    assert.equal((await waiting).text, 'one');
  });

  it('gives each message once, the oldest first', async () => {
    for (const text of ['one', 'two']) await inbox.post.sendText({ from: 'x', to: '+316', text });
    assert.deepEqual(
      [(await inbox.mailbox.next('+316')).text, (await inbox.mailbox.next('+316')).text],
      ['one', 'two'],
    );
    await assert.rejects(inbox.mailbox.next('+316', { timeout: 1 }), /No message to \+316/);
  });

  it('finds codes, and no codes in addresses and amounts of letters', async () => {
    const texts = [
      'code 0123456789.',
      'AB12CD34 is it',
      'call +31612345678',
      'id NW-20841',
      'nothing',
      '12',
      'HELLO WORLD',
    ];
    for (const text of texts) await inbox.post.sendText({ from: 'x', to: '+317', text });
    const messages = await Promise.all(texts.map(() => inbox.mailbox.next('+317')));
    const codes = messages.map(({ code }) => code);
    assert.deepEqual(codes, ['0123456789', 'AB12CD34', undefined, undefined, undefined, undefined, undefined]);
  });

  it('is for the last two hundred', async () => {
    for (let count = 0; count < 205; count += 1) await inbox.post.sendText({ from: 'x', to: '+318', text: `${count}` });
    assert.equal(inbox.mailbox.messages.length, 200);
    assert.equal((await inbox.mailbox.next('+318')).text, '5');
  });
});

describe('the page', () => {
  it('runs one script and nothing else', async () => {
    const { headers, body } = await page();
    assert.equal(
      headers['content-security-policy'],
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    );
    assert.equal(headers['cache-control'], 'no-store');
    assert.deepEqual(body.match(/<script\b[^>]*>/g), ['<script src="/look/inbox.js" defer>']);
    assert.doesNotMatch(body, /\sstyle=|\son\w+=/);
    for (const path of ['/look/inbox.js', '/look/inbox.css', '/look/northwind.css', '/look/logo.svg']) {
      assert.equal((await send(new URL(path, inbox.url))).status, 200, path);
    }
  });

  it('shows messages newest first', async () => {
    await inbox.post.sendText({ from: 'x', to: '+316', text: 'first' });
    await inbox.post.sendEmail(email);
    await inbox.mailbox.next(email.to);
    const { body } = await page();
    assert.ok(body.indexOf('<bdi>Your code</bdi>') < body.indexOf('<bdi>first</bdi>'));
    assert.match(body, /<code dir="ltr" translate="no">048213<\/code>/);
  });

  it('shows what a message says, whatever it says', async () => {
    const text = '<img src=x onerror=alert(1)> "\' &amp; http://evil.example/x javascript:alert(1)';
    await inbox.post.sendText({ from: '<b>', to: '+316', text });
    const { body } = await page();
    assert.ok(body.includes('&lt;img src=x onerror=alert(1)&gt; &quot;&#39; &amp;amp; http://evil.example/x'));
    assert.equal(body.match(/<a /g)?.length, 1, 'only the page’s own link');
  });

  it('makes a link of an address of this computer only', async () => {
    const text = 'Open http://login.localhost:4101/verify?key=a&b=1 now';
    await inbox.post.sendText({ from: 'x', to: '+316', text });
    assert.match(
      (await page()).body,
      /<a href="http:\/\/login\.localhost:4101\/verify\?key=a&amp;b=1" rel="noreferrer">/,
    );
  });

  it('shows what an authenticator shows, and for how long', async () => {
    assert.match((await page()).body, /<section class="devices" aria-labelledby="devices" hidden>/);
    const now = () => new Date('2026-01-02T03:04:50Z');
    const code = (/** @type {Date} */ at) => String(at.getUTCMinutes()).padStart(6, '0');
    inbox.post.addDevice({ id: 'd', owner: 'sjefferson', label: 'App', code, period: 30, now });
    const { body } = await page();
    assert.match(body, /<section class="devices" aria-labelledby="devices">/);
    assert.match(body, /<li data-left="10000">.*000004.*<time datetime="2026-01-02T03:05:00\.000Z">/s);
  });

  it('is told when something comes', async () => {
    const controller = new AbortController();
    const response = await fetch('http://127.0.0.1:4460/changes', { signal: controller.signal });
    const events = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    assert.equal((await events?.read())?.value, 'event: change\ndata: \n\n');
    const next = events?.read();
    await inbox.post.sendText({ from: 'x', to: '+316', text: 'now' });
    assert.equal((await next)?.value, 'event: change\ndata: \n\n');
    controller.abort();
  });

  it('is all there is', async () => {
    for (const path of ['/messages', '/look/../inbox.js', '/?x=1']) {
      assert.equal((await send(new URL(inbox.url), { rawPath: path })).status, 404, path);
    }
    assert.equal((await send(new URL(inbox.url), { method: 'POST' })).status, 404);
    assert.equal((await send(new URL(inbox.url), { headers: { Host: 'rebound.example:4460' } })).status, 421);
  });
});

describe('the servers', () => {
  it('say which port is in use, and leave none of the others open', async () => {
    await assert.rejects(startInbox({ port: 4459 }), (error) => error instanceof PortInUse && error.port === 4460);
    await assert.rejects(startInbox({ port: 4461 }), (error) => error instanceof PortInUse && error.port === 4461);
    await (await startInbox({ port: 4462 })).close();
  });
});
