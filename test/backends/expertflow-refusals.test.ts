import { expect } from '@open-wc/testing/pure';
import { createExpertflowBackend } from '../../src/backends/expertflow/expertflow-backend.js';
import { asked, failureOf, saidBy } from './expertflow-journey.js';
import { MemorySealedStore } from './memory-sealed-store.js';

const signal = new AbortController().signal;

/** What becomes of a sign-in that is answered like this. */
function signIn(status: number, body: unknown, type = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const backend = createExpertflowBackend({
    method: { id: 'cx', backend: 'expertflow', label: 'CX', settings: { url: 'https://cx.example' } },
    pageUrl: 'https://desk.example/agent',
    development: false,
    fetch: () => Promise.resolve(new Response(text, { status, headers: { 'content-type': type } })),
    now: () => 1_000_000,
    store: new MemorySealedStore(),
  });
  return backend
    .begin({ display: null, silent: false, returnTo: '', signal })
    .then(() =>
      backend.answer({ kind: 'password', identifier: 'raza', password: 'secret', extension: '' }, { signal }),
    );
}

/** A refusal in the words of the library. */
const refusal = (status: number, reason: string) => ({
  error: { error_message: 'Token Generation Error', error_detail: { status, reason } },
});

describe('a sign-in that Expertflow or its gateway refuses', () => {
  for (const [what, status, body, said] of [
    ['by a status that only the desk knows', 412, { statusCode: 412, msg: 'Precondition' }, 'password answer-invalid'],
    ['by that status in the body alone', 200, { statusCode: 412, msg: 'Precondition' }, 'password answer-invalid'],
    ['by Finesse, for who it is', 200, refusal(401, 'Unauthorized'), 'password credentials-wrong'],
    ['by Finesse, for what it may', 200, refusal(403, 'Forbidden'), 'no-permission'],
  ] as const) {
    it(`${what} is asked for again or said`, async () => {
      expect(saidBy(asked(await signIn(status, body)))).to.equal(said);
    });
  }

  for (const [what, status, body, type, code] of [
    ['by an error of Finesse', 500, refusal(500, 'Internal Server Error'), 'application/json', 'provider-unreachable'],
    ['by Finesse out of service', 503, refusal(503, 'Unavailable'), 'application/json', 'provider-unreachable'],
    ['by its permissions, as plain text', 403, { error: 'access_denied' }, 'text/plain', 'provider-refused'],
    ['by a page', 401, '<html>401 Authorization Required</html>', 'text/html', 'provider-refused'],
    ['by sending it elsewhere', 307, '', 'text/html', 'provider-invalid'],
    ['by a page that says it is fine', 200, '<html>Welcome</html>', 'text/html', 'provider-invalid'],
  ] as const) {
    it(`${what} is ${code}`, async () => {
      expect((await failureOf(signIn(status, body, type))).code).to.equal(code);
    });
  }
});
