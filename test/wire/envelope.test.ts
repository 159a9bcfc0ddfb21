import { expect } from '@open-wc/testing/pure';
import { createChannel } from '../../src/wire/channel.js';
import { parseEnvelope } from '../../src/wire/envelope.js';

const nonsense: readonly [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a string', 'call'],
  ['an array', ['call']],
  ['no kind', { i: 1 }],
  ['an unknown kind', { k: 'dance', i: 1 }],
  ['a kind every object has', { k: 'constructor' }],
  ['a call without a number', { k: 'call', m: 'echo', p: 1 }],
  ['a call numbered 0', { k: 'call', i: 0, m: 'echo', p: 1 }],
  ['a call numbered -1', { k: 'call', i: -1, m: 'echo', p: 1 }],
  ['a call numbered 1.5', { k: 'call', i: 1.5, m: 'echo', p: 1 }],
  ['a call numbered beyond safe integers', { k: 'call', i: 2 ** 53, m: 'echo', p: 1 }],
  ['a call numbered by a string', { k: 'call', i: '1', m: 'echo', p: 1 }],
  ['a call of a method that is no string', { k: 'call', i: 1, m: {}, p: 1 }],
  ['a method name of 65 characters', { k: 'call', i: 1, m: 'm'.repeat(65), p: 1 }],
  ['an error that is no error', { k: 'error', i: 1, p: 'boom' }],
  ['a bye without a reason', { k: 'bye' }],
];

describe('an envelope', () => {
  for (const [name, data] of nonsense) {
    it(`is not found in ${name}`, () => {
      expect(parseEnvelope(data)).to.equal(null);
    });
  }

  it('loses what does not belong to its kind', () => {
    expect(parseEnvelope({ k: 'abort', i: 3, m: 'x', gadget: 'other' })).to.deep.equal({ k: 'abort', i: 3 });
  });
});

describe('a channel with a hostile peer', () => {
  it('does not answer a number that was used before', async () => {
    const { port1, port2 } = new MessageChannel();
    let calls = 0;
    createChannel<object, object, { count(p: unknown): number }, object>(port1, { handlers: { count: () => ++calls } });
    const answers: unknown[] = [];
    const second = new Promise<void>((resolve) => {
      port2.onmessage = ({ data }) => {
        answers.push(data);
        if (answers.length === 2) resolve();
      };
    });
    port2.postMessage({ k: 'call', i: 5, m: 'count', p: null });
    port2.postMessage({ k: 'call', i: 5, m: 'count', p: null });
    port2.postMessage({ k: 'call', i: 4, m: 'count', p: null });
    port2.postMessage({ k: 'call', i: 6, m: 'count', p: null });
    await second;
    port2.close();
    expect(answers).to.deep.equal([
      { k: 'result', i: 5, p: 1 },
      { k: 'result', i: 6, p: 2 },
    ]);
  });

  it('ignores answers to calls it never made', async () => {
    const { port1, port2 } = new MessageChannel();
    const channel = createChannel<{ ask(p: null): string }, object, object, object>(port1, { handlers: {} });
    port2.onmessage = ({ data }) => {
      port2.postMessage({ k: 'result', i: 99, p: 'forged' });
      port2.postMessage({ k: 'error', i: 98, p: { code: 'internal', message: 'forged' } });
      port2.postMessage({ k: 'result', i: (data as { i: number }).i, p: 'real' });
      port2.postMessage({ k: 'result', i: (data as { i: number }).i, p: 'again' });
    };
    const answer = await channel.call('ask', null);
    channel.close();
    expect(answer).to.equal('real');
  });

  it('does not let a parameter named __proto__ change anything', async () => {
    const { port1, port2 } = new MessageChannel();
    createChannel<object, object, { keep(p: object): string }, object>(port1, {
      handlers: { keep: (params) => String('polluted' in {}) + String(Object.keys(params).length) },
    });
    const answer = new Promise((resolve) => {
      port2.onmessage = ({ data }) => {
        resolve(data);
      };
    });
    port2.postMessage({ k: 'call', i: 1, m: 'keep', p: JSON.parse('{"__proto__":{"polluted":1}}') as unknown });
    expect(await answer).to.deep.equal({ k: 'result', i: 1, p: 'false1' });
    port2.close();
  });
});
