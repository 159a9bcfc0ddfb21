import { assert, expect } from '@open-wc/testing/pure';
import { DeskpassError, type Desk } from '../../src/gadget.js';
import type { Handlers } from '../../src/wire/contract.js';
import type { NetworkCalls, WireRequest, WireResponse } from '../../src/wire/gadget-contract.js';
import { sendStream } from '../../src/wire/stream.js';
import { FakeHost } from '../fixtures/fake-host.js';

describe('desk.fetch', () => {
  let host: FakeHost;
  let asked: WireRequest[];
  beforeEach(() => {
    host = new FakeHost();
    asked = [];
  });
  afterEach(() => {
    host.close();
  });

  const url = 'https://orders.example/v2/orders';
  const ok: WireResponse = { url, status: 200, statusText: 'OK', headers: [], body: null };
  const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

  /** A desk whose requests all get this answer. */
  const deskAnswering = (answer: Partial<WireResponse> = {}): Promise<Desk> =>
    deskWith((request, context) => {
      asked.push(request);
      if (answer.body) context.transfer(answer.body);
      return { ...ok, ...answer };
    });

  const deskWith = (fetch: Handlers<NetworkCalls>['fetch']): Promise<Desk> => host.connect({ fetch });

  const failure = (promise: Promise<unknown>): Promise<DeskpassError> =>
    promise.then(
      () => assert.fail('It was expected to reject'),
      (thrown: unknown) => thrown as DeskpassError,
    );

  describe('the request', () => {
    it('sends method, absolute URL and headers', async () => {
      const desk = await deskAnswering();
      await desk.fetch(url, { method: 'DELETE', headers: { 'If-Match': '"7"' } });
      expect(asked).to.deep.equal([{ url, method: 'DELETE', headers: [['if-match', '"7"']], body: null }]);
    });

    it('resolves a relative URL against the gadget', async () => {
      const desk = await deskAnswering();
      await desk.fetch('../data.json');
      expect(asked[0]?.url).to.equal(new URL('../fixtures/data.json', import.meta.url).href);
    });

    it('takes a Request', async () => {
      const desk = await deskAnswering();
      await desk.fetch(new Request(url, { method: 'PUT', body: 'x' }));
      expect([asked[0]?.method, asked[0]?.body?.byteLength]).to.deep.equal(['PUT', 1]);
    });

    it('buffers a form with its boundary', async () => {
      const desk = await deskAnswering();
      const form = new FormData();
      form.set('note', 'ü');
      await desk.fetch(url, { method: 'POST', body: form });
      const [{ headers, body } = assert.fail('no request')] = asked;
      const sent = await new Response(body, { headers: headers as [string, string][] }).formData();
      expect(sent.get('note')).to.equal('ü');
    });

    it('sends a text in UTF-8, with its type', async () => {
      const desk = await deskAnswering();
      await desk.fetch(url, { method: 'POST', body: '{"note":"ü"}' });
      const [{ headers, body } = assert.fail('no request')] = asked;
      expect([headers, new TextDecoder().decode(body!)]).to.deep.equal([
        [['content-type', 'text/plain;charset=UTF-8']],
        '{"note":"ü"}',
      ]);
    });

    for (const [what, create] of [
      ['blob', () => new Blob([new Uint8Array(32 * 1024 * 1024 + 1)])],
      ['text', () => 'x'.repeat(32 * 1024 * 1024 + 1)],
    ] as const) {
      it(`refuses a ${what} of more than 32 MiB before it is sent`, async () => {
        const desk = await deskAnswering();
        const sending = desk.fetch(url, { method: 'POST', body: create() });
        expect((await failure(sending)).code).to.equal('request-too-large');
        expect(asked).to.be.empty;
      });
    }

    it('rejects what the platform would not take with request-invalid', async () => {
      const desk = await deskAnswering();
      for (const [bad, init] of [
        ['https://a:b@orders.example/', {}],
        [url, { method: 'TRACE' }],
        [url, { body: 'x' }],
      ] as const) {
        expect((await failure(desk.fetch(bad, init))).code).to.equal('request-invalid');
      }
    });
  });

  describe('the response', () => {
    it('is a Response of the gadget’s own realm', async () => {
      const desk = await deskAnswering({ status: 404, statusText: 'Not Found' });
      const response = await desk.fetch(url);
      const { Response: Own } = host.frame.contentWindow as unknown as typeof globalThis;
      expect([response instanceof Own, response.ok, response.status, response.statusText]).to.deep.equal([
        true,
        false,
        404,
        'Not Found',
      ]);
    });

    it('has the URL and headers of the answer, and so have its clones', async () => {
      const desk = await deskAnswering({
        url: `${url}/7`,
        headers: [['content-type', 'text/plain']],
        body: bytes('seven'),
      });
      const response = await desk.fetch(url);
      const clone = response.clone();
      expect([response.url, clone.url, clone.headers.get('content-type')]).to.deep.equal([
        `${url}/7`,
        `${url}/7`,
        'text/plain',
      ]);
      expect([await response.text(), await clone.text()]).to.deep.equal(['seven', 'seven']);
    });

    for (const status of [204, 205, 304]) {
      it(`has no body with status ${String(status)}`, async () => {
        const desk = await deskAnswering({ status, body: null });
        const response = await desk.fetch(url);
        expect([response.status, response.body]).to.deep.equal([status, null]);
      });
    }

    const inPieces = (...pieces: ArrayBuffer[]): MessagePort => {
      const { port1, port2 } = new MessageChannel();
      const source = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const piece of pieces) controller.enqueue(new Uint8Array(piece));
          controller.close();
        },
      });
      void sendStream(source, port1);
      return port2;
    };

    const ways: readonly [string, (text: string) => ArrayBuffer | MessagePort][] = [
      ['whole', bytes],
      ['whole and is long', (text) => bytes(text.padEnd(20_000))],
      ['as a stream', (text) => inPieces(...Array.from(text, bytes))],
    ];
    for (const [how, send] of ways) {
      for (const reader of ['arrayBuffer', 'blob', 'json', 'text'] as const) {
        it(`whose body came ${how} is read by ${reader}(), once`, async () => {
          const desk = await deskAnswering({ body: send('{"id":7}'), headers: [['content-type', 'application/json']] });
          const response = await desk.fetch(url);
          const read: unknown = await response[reader]();
          const text = reader === 'json' ? JSON.stringify(read) : await new Response(read as BodyInit).text();
          const type = reader === 'blob' ? (read as Blob).type : 'application/json';
          expect([text.trim(), type, response.bodyUsed]).to.deep.equal(['{"id":7}', 'application/json', true]);
          expect((await failure(response[reader]())).name).to.equal('TypeError');
        });
      }

      it(`whose body came ${how} is not read while somebody else reads it`, async () => {
        const desk = await deskAnswering({ body: send('text') });
        const response = await desk.fetch(url);
        response.body?.getReader();
        expect((await failure(response.text())).name).to.equal('TypeError');
      });

      it(`whose body came ${how} rejects what is no JSON`, async () => {
        const desk = await deskAnswering({ body: send('{') });
        expect((await failure((await desk.fetch(url)).json())).name).to.equal('SyntaxError');
      });
    }

    it('decodes characters that are cut in two, and leaves out a byte order mark', async () => {
      const text = bytes('\ufeffGrüße');
      const pieces = Array.from(new Uint8Array(text), (byte) => Uint8Array.of(byte).buffer);
      const desk = await deskAnswering({ body: inPieces(...pieces) });
      expect(await (await desk.fetch(url)).text()).to.equal('Grüße');
    });

    it('streams a large body unchanged', async () => {
      const size = 5_000_000;
      let index = 0;
      const source = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (index === size / 50_000) controller.close();
          else controller.enqueue(new Uint8Array(50_000).fill(index++));
        },
      });
      const { port1, port2 } = new MessageChannel();
      void sendStream(source, port1);
      const desk = await deskAnswering({ body: port2 });
      const received = new Uint8Array(await (await desk.fetch(url)).arrayBuffer());
      expect([received.length, received[0], received[49_999], received[50_000], received.at(-1)]).to.deep.equal([
        size,
        0,
        0,
        1,
        99,
      ]);
    });
  });

  describe('failures', () => {
    it('keep code, message and rule of a refusal', async () => {
      const desk = await deskWith(() => {
        throw new DeskpassError('request-refused', 'PUT orders.example: grant 1 allows GET', {
          facts: { rule: 'method' },
        });
      });
      const { name, code, message, facts } = await failure(desk.fetch(url));
      expect({ name, code, message, facts }).to.deep.equal({
        name: 'DeskpassError',
        code: 'request-refused',
        message: 'PUT orders.example: grant 1 allows GET',
        facts: { rule: 'method' },
      });
    });

    it('are channel-closed once the desk has taken the port away', async () => {
      const desk = await deskAnswering();
      host.network?.close();
      expect((await failure(desk.fetch(url))).code).to.equal('channel-closed');
    });

    it('break a streamed body off with the sender’s error', async () => {
      const { port1, port2 } = new MessageChannel();
      const source = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new Uint8Array(9));
        },
        pull(controller) {
          controller.error(new DeskpassError('network-failed', 'The connection broke'));
        },
      });
      void sendStream(source, port1);
      const desk = await deskAnswering({ body: port2 });
      const response = await desk.fetch(url);
      expect((await failure(response.text())).code).to.equal('network-failed');
    });
  });
});
