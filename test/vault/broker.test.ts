import { expect, waitUntil } from '@open-wc/testing';
import { DeskpassError } from '../../src/core/errors.js';
import { receiveStream } from '../../src/wire/stream.js';
import type { WireResponse } from '../../src/wire/gadget-contract.js';
import { json, never } from '../fixtures/fake-service.js';
import { failure, get, openVault, PUBLIC, type OpenVault } from '../fixtures/open-vault.js';
import { turn } from '../fixtures/manual-clock.js';
import { SCRIPTED_TOKEN } from '../fixtures/scripted-backend.js';

type Gadget = Awaited<ReturnType<OpenVault['attach']>>;

const ORDERS_URL = 'https://orders.example/v2/orders';

const textOf = ({ body }: WireResponse): Promise<string> =>
  new Response(body instanceof MessagePort ? receiveStream(body) : body).text();

/** A body that sends one chunk and then waits, and whether it was cancelled. */
function endless(): { response: () => Response; cancelled: () => boolean } {
  let cancelled = false;
  const response = (): Response =>
    new Response(
      new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('first'));
        },
        cancel() {
          cancelled = true;
        },
      }),
    );
  return { response, cancelled: () => cancelled };
}

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

describe("a gadget's request", () => {
  it('leaves with the credential that its grant asks for', async () => {
    await gadget.call('fetch', get(ORDERS_URL));
    expect(vault.service.received[0]?.authorization).to.equal(`Bearer ${SCRIPTED_TOKEN}-1`);
  });

  it('leaves without a credential where its grant asks for none', async () => {
    await gadget.call('fetch', get('https://orders.example/public/prices'));
    expect(vault.service.received[0]?.authorization).to.equal(null);
  });

  it('leaves without cookies, referrer or redirects', async () => {
    await gadget.call('fetch', get(ORDERS_URL));
    const { credentials, redirect, referrerPolicy } = vault.service.received[0]!.init;
    expect({ credentials, redirect, referrerPolicy }).to.deep.equal({
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
  });

  for (const [url, cacheControl, cache] of [
    [ORDERS_URL, '', 'no-cache'],
    [ORDERS_URL, 'max-age=0, no-store', 'no-store'],
    ['https://orders.example/public', '', 'default'],
    ['https://orders.example/public', 'No-Store', 'no-store'],
  ] as const) {
    it(`to ${url} with Cache-Control "${cacheControl}" has the cache mode ${cache}`, async () => {
      await gadget.call('fetch', get(url, cacheControl ? [['cache-control', cacheControl]] : []));
      expect(vault.service.received[0]?.init.cache).to.equal(cache);
    });
  }

  it('carries its body', async () => {
    const body = new TextEncoder().encode('{"a":1}').buffer;
    await gadget.call('fetch', { url: ORDERS_URL, method: 'POST', headers: [['content-type', 'application/json']], body });
    const { init, headers } = vault.service.received[0]!;
    expect([new TextDecoder().decode(init.body as ArrayBuffer), headers.get('content-type')]).to.deep.equal([
      '{"a":1}',
      'application/json',
    ]);
  });

  it('without a session is refused with not-signed-in and never sent', async () => {
    await vault.page.call('signOut', { local: true });
    expect((await failure(gadget.call('fetch', get(ORDERS_URL)))).code).to.equal('not-signed-in');
    expect(vault.service.received).to.deep.equal([]);
  });

  it('that asks for no credential needs no session', async () => {
    await vault.page.call('signOut', { local: true });
    expect((await gadget.call('fetch', get('https://orders.example/public'))).status).to.equal(200);
  });

  it('outside its grants is refused by rule and never sent', async () => {
    const error = await failure(gadget.call('fetch', get('https://evil.example/')));
    expect([error.code, error.facts, vault.service.received]).to.deep.equal(['request-refused', { rule: 'origin' }, []]);
  });

  it("is judged by its port's gadget, whatever it says about itself", async () => {
    const other = await vault.attach('other');
    const claim = { ...get(ORDERS_URL), gadget: 'orders', grants: [PUBLIC] };
    expect((await failure(other.call('fetch', claim))).facts).to.deep.equal({ rule: 'origin' });
  });

  it('to the sign-in system is refused though it may be granted', async () => {
    const login = { origin: 'https://login.example', path: '/', methods: ['POST'], authorization: 'session' } as const;
    const open = await openVault({ grants: [login] });
    await open.signIn();
    const sneaky = await open.attach();
    const asked = { ...get('https://login.example/token'), method: 'POST' };
    expect((await failure(sneaky.call('fetch', asked))).facts).to.deep.equal({ rule: 'sign-in-origin' });
    open.close();
  });

  it('that is none is refused with request-invalid', async () => {
    expect((await failure(gadget.call('fetch', null as never))).code).to.equal('request-invalid');
  });

  it('that gets no answer fails with network-failed, without a word of what was sent', async () => {
    vault.service.answer = (request) => {
      throw new TypeError(`Failed to fetch ${request.url} with ${String(request.authorization)}`);
    };
    const error = await failure(gadget.call('fetch', get(`${ORDERS_URL}?q=secret-value`)));
    expect([error.code, error.message]).to.deep.equal(['network-failed', 'GET orders.example got no answer']);
  });
});

describe('an answer', () => {
  it('reaches the gadget with status, headers and body', async () => {
    vault.service.answer = () => json({ id: 7 }, { status: 201, statusText: 'Created', headers: { etag: '"1"', 'x-userinfo': 'e30=' } });
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
        const headers = { 'x-echo': String(authorization), ...(length ? { 'content-length': String(text.length) } : {}) };
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

describe('time and place', () => {
  it('a request without an answer ends after thirty seconds and is aborted upstream', async () => {
    vault.service.answer = never;
    const waiting = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => vault.service.received.length === 1);
    await vault.clock.advance(30_000);
    expect([(await waiting).code, vault.service.aborted]).to.deep.equal(['request-timeout', 1]);
  });

  it('a small body that does not end is given up after thirty seconds more', async () => {
    vault.service.answer = () => new Response(new ReadableStream(), { headers: { 'content-length': '10' } });
    const waiting = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => vault.service.received.length === 1);
    await turn();
    await vault.clock.advance(30_001);
    expect((await waiting).code).to.equal('request-timeout');
  });

  it('a stream may take as long as it likes', async () => {
    const { response } = endless();
    vault.service.answer = response;
    const { body } = await gadget.call('fetch', get(ORDERS_URL));
    await vault.clock.advance(90_000);
    const { value } = await receiveStream(body as MessagePort).getReader().read();
    expect(new TextDecoder().decode(value)).to.equal('first');
  });

  it('sixteen requests are on their way at once, the next ones wait in line', async () => {
    const answers: (() => void)[] = [];
    vault.service.answer = () => new Promise((resolve) => answers.push(() => resolve(json(null))));
    const calls = Array.from({ length: 20 }, () => gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => answers.length === 16);
    await turn();
    expect(vault.service.received.length).to.equal(16);
    for (let done = 0; done < 20; done += 1) {
      await waitUntil(() => answers.length > done);
      answers[done]!();
    }
    expect((await Promise.all(calls)).every(({ status }) => status === 200)).to.equal(true);
  });

  it('a line that gets too long is refused with too-many-requests', async () => {
    vault.service.answer = never;
    const calls = Array.from({ length: 257 }, () => gadget.call('fetch', get(ORDERS_URL)));
    calls.forEach((call) => call.catch(() => undefined));
    expect((await failure(calls[256]!)).code).to.equal('too-many-requests');
  });

  it('one gadget that floods its line does not hold up another', async () => {
    const open = await openVault({
      settings: { gadgets: [{ id: 'orders', grants: [PUBLIC] }, { id: 'other', grants: [PUBLIC] }] },
    });
    const [flooder, other] = [await open.attach('orders'), await open.attach('other')];
    open.service.answer = (_request, count) => (count <= 16 ? never() : json(null));
    const flood = Array.from({ length: 200 }, () => flooder.call('fetch', get('https://orders.example/public')));
    flood.forEach((call) => call.catch(() => undefined));
    await waitUntil(() => open.service.received.length === 16);
    expect((await other.call('fetch', get('https://orders.example/public'))).status).to.equal(200);
    open.close();
  });

  it('a place is free again when a stream ends or is cancelled', async () => {
    vault.service.answer = (_request, count) => (count <= 16 ? endless().response() : json(null));
    const streams = await Promise.all(Array.from({ length: 16 }, () => gadget.call('fetch', get(ORDERS_URL))));
    const next = gadget.call('fetch', get(ORDERS_URL));
    await receiveStream(streams[0]!.body as MessagePort).cancel();
    expect((await next).status).to.equal(200);
  });
});

describe('a gadget that aborts', () => {
  const abortAfter = async (ready: () => boolean): Promise<unknown> => {
    const controller = new AbortController();
    const call = gadget.call('fetch', get(ORDERS_URL), { signal: controller.signal }).catch((reason: unknown) => reason);
    await waitUntil(ready);
    controller.abort('enough');
    return call;
  };

  it('aborts upstream, and gets its own reason', async () => {
    vault.service.answer = never;
    expect(await abortAfter(() => vault.service.received.length === 1)).to.equal('enough');
    await waitUntil(() => vault.service.aborted === 1);
    await waitUntil(() => vault.heard.record.length === 1);
    expect(vault.heard.record[0]?.outcome).to.equal('aborted');
  });

  it('leaves the line without being sent', async () => {
    vault.service.answer = never;
    for (let i = 0; i < 16; i += 1) gadget.call('fetch', get(ORDERS_URL)).catch(() => undefined);
    await abortAfter(() => vault.service.received.length === 16);
    await waitUntil(() => vault.heard.record.length === 1);
    expect([vault.heard.record[0]?.outcome, vault.service.received.length]).to.deep.equal(['aborted', 16]);
  });

  it('cancels the source of a stream', async () => {
    const { response, cancelled } = endless();
    vault.service.answer = response;
    const { body } = await gadget.call('fetch', get(ORDERS_URL));
    const reader = receiveStream(body as MessagePort).getReader();
    await reader.read();
    await reader.cancel();
    await waitUntil(cancelled);
  });

  it('a thousand times leaves no place taken', async () => {
    vault.service.answer = never;
    for (let round = 0; round < 10; round += 1) {
      const controller = new AbortController();
      const { signal } = controller;
      const calls = Array.from({ length: 100 }, () => gadget.call('fetch', get(ORDERS_URL), { signal }).catch(() => 'aborted'));
      await waitUntil(() => vault.service.received.length >= 16 * (round + 1));
      controller.abort();
      expect(new Set(await Promise.all(calls))).to.deep.equal(new Set(['aborted']));
    }
    vault.service.answer = () => json(null);
    expect((await gadget.call('fetch', get(ORDERS_URL))).status).to.equal(200);
    await waitUntil(() => vault.heard.record.length === 1001);
  });
});

describe('a gadget that is detached', () => {
  it('loses its port, and its requests are aborted upstream', async () => {
    vault.service.answer = never;
    const call = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => vault.service.received.length === 1);
    await vault.page.call('detach', { gadget: 'orders' });
    expect((await call).code).to.equal('channel-closed');
    await waitUntil(() => gadget.closed && vault.service.aborted === 1);
  });

  it('loses its streams', async () => {
    const { response, cancelled } = endless();
    vault.service.answer = response;
    const { body } = await gadget.call('fetch', get(ORDERS_URL));
    const reader = receiveStream(body as MessagePort).getReader();
    await reader.read();
    await vault.page.call('detach', { gadget: 'orders' });
    expect((await failure(reader.read())).code).to.equal('channel-closed');
    await waitUntil(cancelled);
  });

  it('loses its first port when it is attached again', async () => {
    const again = await vault.attach();
    await waitUntil(() => gadget.closed);
    expect((await again.call('fetch', get(ORDERS_URL))).status).to.equal(200);
  });

  it('does not take the port of its successor along when it leaves late', async () => {
    const again = await vault.attach();
    gadget.close();
    await turn();
    expect((await again.call('fetch', get(ORDERS_URL))).status).to.equal(200);
  });

  it('aborts upstream when it leaves by itself', async () => {
    vault.service.answer = never;
    gadget.call('fetch', get(ORDERS_URL)).catch(() => undefined);
    await waitUntil(() => vault.service.received.length === 1);
    gadget.close(new DeskpassError('gadget-stopped', 'Gone'));
    await waitUntil(() => vault.service.aborted === 1);
  });

  it('that the desk file does not name is never attached', async () => {
    expect((await failure(vault.attach('stranger'))).code).to.equal('request-invalid');
  });
});
