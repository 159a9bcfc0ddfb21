import { expect } from '@open-wc/testing/pure';
import { createAnswerBody } from '../../src/vault/answer-body.js';
import { prepareCredentialMask } from '../../src/vault/credential-mask.js';

const { signal } = new AbortController();

const SECRET = 'the-credential-itself';
const createMask = prepareCredentialMask(SECRET);

/** A response whose body comes in these chunks, and whether it was cancelled. */
function inChunks(...chunks: string[]): { response: Response; state: { pulled: number; cancelled: boolean } } {
  const state = { pulled: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[state.pulled++];
        if (chunk === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(chunk));
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body), state };
}

const textOf = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

describe("an answer's body", () => {
  it('is whole when it ends before the limit', async () => {
    const body = createAnswerBody(inChunks('one ', 'two').response, 'GET', null);
    expect([await body.readUpTo(100, signal), new TextDecoder().decode(body.whole())]).to.deep.equal([true, 'one two']);
  });

  it('is read no further than the limit, and streams from its beginning all the same', async () => {
    const { response, state } = inChunks('12345', '67890', 'abc', 'def');
    const body = createAnswerBody(response, 'GET', null);
    expect([await body.readUpTo(6, signal), state.pulled]).to.deep.equal([false, 2]);
    expect(await textOf(body.stream())).to.equal('1234567890abcdef');
  });

  it('streams after it was read to its end', async () => {
    const body = createAnswerBody(inChunks('one ', 'two').response, 'GET', null);
    await body.readUpTo(100, signal);
    expect(await textOf(body.stream())).to.equal('one two');
  });

  it('is not read ahead of its reader', async () => {
    const { response, state } = inChunks('a', 'b', 'c', 'd');
    await createAnswerBody(response, 'GET', null).stream().getReader().read();
    expect(state.pulled).to.equal(1);
  });

  it('cancels its source when its stream is cancelled', async () => {
    const { response, state } = inChunks('a', 'b');
    await createAnswerBody(response, 'GET', null).stream().cancel();
    expect(state.cancelled).to.equal(true);
  });

  it('is given up when the signal is aborted while it is read', async () => {
    let cancelled = false;
    const controller = new AbortController();
    const waiting = new Response(new ReadableStream({ cancel: () => void (cancelled = true) }));
    const reading = createAnswerBody(waiting, 'GET', null).readUpTo(10, controller.signal);
    controller.abort('enough');
    expect([await reading.catch((reason: unknown) => reason), cancelled]).to.deep.equal(['enough', true]);
  });

  it('loses the credential in whole and in streams', async () => {
    const whole = createAnswerBody(
      inChunks(`x ${SECRET.slice(0, 5)}`, `${SECRET.slice(5)} y`).response,
      'GET',
      createMask(),
    );
    await whole.readUpTo(100, signal);
    const streamed = createAnswerBody(
      inChunks(`x ${SECRET.slice(0, 5)}`, `${SECRET.slice(5)} y`).response,
      'GET',
      createMask(),
    );
    const masked = `x ${'*'.repeat(SECRET.length)} y`;
    expect([whole.text(), await textOf(streamed.stream())]).to.deep.equal([masked, masked]);
  });

  it('keeps an end that only begins like the credential', async () => {
    const body = createAnswerBody(inChunks(`x ${SECRET.slice(0, 5)}`).response, 'GET', createMask());
    expect(await textOf(body.stream())).to.equal(`x ${SECRET.slice(0, 5)}`);
  });

  for (const [what, response, method] of [
    ['no content', () => new Response(null, { status: 204 }), 'GET'],
    ['not modified', () => new Response(null, { status: 304 }), 'GET'],
    ['an answer to HEAD', () => new Response('x'), 'HEAD'],
  ] as const) {
    it(`is none for ${what}`, () => {
      expect(createAnswerBody(response(), method, null).isNull).to.equal(true);
    });
  }
});
