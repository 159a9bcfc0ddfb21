import { expect } from '@open-wc/testing/pure';
import { receiveStream } from '../../src/wire/stream.js';
import { json } from '../fixtures/fake-service.js';
import { failure, get, openVault, type OpenVault, textOf } from '../fixtures/open-vault.js';
import { SCRIPTED_TOKEN } from '../fixtures/scripted-backend.js';

type Gadget = Awaited<ReturnType<OpenVault['attach']>>;

const ORDERS_URL = 'https://orders.example/v2/orders';

let vault: OpenVault;
let gadget: Gadget;

beforeEach(async () => {
  vault = await openVault();
  await vault.signIn();
  gadget = await vault.attach();
});

afterEach(() => {
  vault.close();
});

describe('an answer', () => {
  it('reaches the gadget with status, headers and body', async () => {
    vault.service.answer = () =>
      json({ id: 7 }, { status: 201, statusText: 'Created', headers: { etag: '"1"', 'x-userinfo': 'e30=' } });
    const answer = await gadget.call('fetch', get(ORDERS_URL));
    const { url, status, statusText, headers } = answer;
    expect({ url, status, statusText, headers, text: await textOf(answer) }).to.deep.equal({
      url: ORDERS_URL,
      status: 201,
      statusText: 'Created',
      headers: [
        ['content-length', '8'],
        ['content-type', 'application/json'],
        ['etag', '"1"'],
      ],
      text: '{"id":7}',
    });
  });

  it('with an HTTP error is an answer all the same', async () => {
    vault.service.answer = () => json({ title: 'No' }, { status: 500 });
    expect((await gadget.call('fetch', get(ORDERS_URL))).status).to.equal(500);
  });

  it('of at most a mebibyte crosses as one buffer', async () => {
    vault.service.answer = () => new Response(new Uint8Array(1_048_576), { headers: { 'content-length': '1048576' } });
    const { body } = await gadget.call('fetch', get(ORDERS_URL));
    expect((body as ArrayBuffer).byteLength).to.equal(1_048_576);
  });

  for (const [what, headers] of [
    ['longer', { 'content-length': '1048577' }],
    ['longer than it said', { 'content-length': '10' }],
    ['without a length', {}],
    ['with a length that is no number', { 'content-length': 'many' }],
  ] as const) {
    it(`that is ${what} crosses as a stream, whole`, async () => {
      const bytes = Uint8Array.from({ length: 1_048_577 }, (_, i) => i % 251);
      vault.service.answer = () => new Response(bytes, { headers });
      const { body } = await gadget.call('fetch', get(ORDERS_URL));
      expect(body).to.be.instanceOf(MessagePort);
      const received = new Uint8Array(await new Response(receiveStream(body as MessagePort)).arrayBuffer());
      expect([received.length, received.every((byte, i) => byte === bytes[i])]).to.deep.equal([bytes.length, true]);
    });
  }

  it('reaches the gadget before its body does', async () => {
    vault.service.answer = () => new Response(new ReadableStream());
    expect((await gadget.call('fetch', get(ORDERS_URL))).status).to.equal(200);
  });

  it('without a body has none', async () => {
    vault.service.answer = () => new Response(null, { status: 204 });
    expect((await gadget.call('fetch', get(ORDERS_URL))).body).to.equal(null);
  });

  it('that repeats the credential reaches the gadget without it, whole or as a stream, in headers and status line', async () => {
    for (const length of [true, false]) {
      vault.service.answer = ({ authorization }) => {
        const text = JSON.stringify({ echo: authorization });
        const headers = {
          'x-echo': String(authorization),
          ...(length ? { 'content-length': String(text.length) } : {}),
        };
        return new Response(text, { headers, statusText: String(authorization) });
      };
      const answer = await gadget.call('fetch', get(ORDERS_URL));
      const text = await textOf(answer);
      expect(JSON.stringify([answer.headers, answer.statusText, text])).not.to.contain(SCRIPTED_TOKEN);
      expect(text).to.match(/^\{"echo":"Bearer \*+"\}$/);
    }
  });

  it('that breaks off in a small body is network-failed', async () => {
    vault.service.answer = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.error(new TypeError('connection reset with secret-value'));
          },
        }),
        { headers: { 'content-length': '10' } },
      );
    const { code, message } = await failure(gadget.call('fetch', get(ORDERS_URL)));
    expect([code, message]).to.deep.equal(['network-failed', 'The answer broke off']);
  });
});
