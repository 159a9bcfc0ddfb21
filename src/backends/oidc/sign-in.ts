import type { Backend, BackendContext, BeginOptions, Outcome } from '../../auth/backend.js';
import type { Demands } from '../../auth/demands.js';
import { DeskpassError, type WireError } from '../../core/errors.js';
import { abortable } from '../abortable.js';
import { checkAnsweringIssuer, idsIn, parseCallback, stateFor, type Callback } from './callback.js';
import { exchangeCode } from './code-exchange.js';
import { invalidProvider, oauthFailure } from './failures.js';
import type { Provider } from './provider.js';
import { randomToken } from './random-token.js';
import { sameOriginUrl } from '../same-origin-url.js';
import type { Begin } from './keep-session.js';
import { requestParameters } from './request-parameters.js';
import { openTransactions, type DemandNotes, type Transaction } from './transactions.js';

/**
 * Signs in by code and PKCE (RFC 6749 §4.1, RFC 7636, OpenID Connect Core §3.1).
 *
 * 1. `begin` keeps a transaction in the sealed store: verifier, nonce, where to return to. Its id is the `state`.
 * 2. The page goes to the challenge's address and comes back, in a new vault as a rule.
 * 3. `answer` takes the transaction out of the store before it looks at anything else, whatever becomes of it, so that
 *    no answer works twice.
 * 4. It checks who answered, then whether it is an error, and only then sends the code.
 * 5. Where more was asked than who the agent is, `conclude-demands` says what became of that. It begins a sign-in again
 *    that has expired at the provider.
 */
export function createSignIn(provider: Provider, context: BackendContext): Pick<Backend, 'begin' | 'answer'> {
  const { settings } = provider;
  const { method, pageUrl, now } = context;
  const transactions = openTransactions(context);
  /** The transaction that this vault has begun and nobody has answered. Those of other tabs are none of its business. */
  let pending: string | null = null;

  const drop = async (ids: readonly string[]): Promise<void> => {
    await Promise.all(ids.map((id) => transactions.drop(id)));
  };

  // A sign-in of which nothing is asked does without the code for that.
  const asksNothing = (demands: Demands = {}): boolean => Object.keys(demands).length === 0;
  const parse = async (options: BeginOptions, refused?: WireError): Promise<DemandNotes> =>
    asksNothing(options.demands) && !refused
      ? { demands: {} }
      : (await import('./parse-demands.js')).parseDemands(options, refused);

  const start = async (options: BeginOptions, refused?: WireError): Promise<Outcome> => {
    const { display, silent, returnTo, signal } = options;
    const id = randomToken();
    const former = pending;
    pending = id;
    if (former !== null) await drop([former]);
    // What is given up is void, like what is begun anew.
    signal.addEventListener('abort', () => {
      if (pending === id) pending = null;
      void drop([id]);
    });
    const notes = await parse(options, refused);
    const shown = display ?? settings.display;
    const state = stateFor(id, shown, method.id);
    const engine = await provider.engine();
    const request = await engine.createSigninRequest({
      nonce: randomToken(),
      state: { startedAt: now(), returnTo: sameOriginUrl(returnTo, pageUrl), state, ...notes },
      ...requestParameters(settings, notes.demands, silent),
    });
    await transactions.keep(id, request.state);
    if (pending !== id) {
      await drop([id]);
      throw new DeskpassError('sign-in-cancelled', 'Another sign-in was begun');
    }
    const url = new URL(request.url);
    url.searchParams.set('state', state);
    return { done: false, challenge: { kind: 'redirect', url: url.href, display: shown } };
  };

  const read = async (query: string): Promise<Callback> => {
    try {
      return parseCallback(query);
    } catch (thrown) {
      await drop(idsIn(query));
      throw thrown;
    }
  };

  const conclude = async (callback: Callback, transaction: Transaction): Promise<Outcome> => {
    const { metadata, namesIssuer } = await provider.facts();
    checkAnsweringIssuer(callback, metadata.issuer, namesIssuer);
    if (callback.error !== null) throw oauthFailure(callback.error);
    if (callback.code === null) throw invalidProvider('its answer holds no code');
    const credential = await exchangeCode(callback, transaction, provider, context);
    return { done: true, credential, returnTo: sameOriginUrl(transaction.returnTo, pageUrl) };
  };

  const finish = async (query: string, signal: AbortSignal): Promise<Outcome> => {
    const callback = await read(query);
    const transaction = await transactions.take(callback);
    const concluded = (): Promise<Outcome> => conclude(callback, transaction);
    const again: Begin = (options, refused) => start({ ...options, signal }, refused);
    const begin = pending === callback.id ? null : again;
    if (!begin) pending = null;
    if (asksNothing(transaction.demands) && callback.error !== 'temporarily_unavailable') return concluded();
    return (await import('./conclude-demands.js')).concludeDemands({ query, transaction, conclude: concluded, begin });
  };

  return {
    begin: (options) => abortable(start(options), options.signal),
    answer(answer, { signal }) {
      if (answer.kind === 'redirect') return abortable(finish(answer.query, signal), signal);
      return Promise.reject(new DeskpassError('protocol-mismatch', 'A redirect answers this'));
    },
  };
}
