import type { BackendContext } from '../../auth/backend.js';
import type { Display, RedirectChallenge } from '../../auth/challenge.js';
import { nobodyWaits } from '../../auth/nobody-waits.js';
import { DeskpassError } from '../../core/errors.js';
import { sameOriginUrl } from '../same-origin-url.js';
import { invalidAnswer } from './failures.js';

/** A callback that belongs to a sign-in of ours: its code can be exchanged, or its error read. */
export interface Callback {
  /** Null where the system answered with an error. */
  readonly code: string | null;
  readonly error: string | null;
  readonly verifier: string;
  readonly returnTo: string;
}

/** What a redirect leaves behind for its answer. */
interface Transaction {
  readonly state: string;
  readonly verifier: string;
  readonly returnTo: string;
  /** Where the agent was sent. */
  readonly origin: string;
}

/** Sign-ins on pages of Genesys: the way there, and what comes back (RFC 6749 §4.1, RFC 7636). */
export interface Authorization {
  /** Makes the way to the page; a former one of this vault is void. */
  start(given: {
    readonly endpoint: string;
    readonly parameters: Readonly<Record<string, string>>;
    readonly withChallenge: boolean;
    readonly display: Display;
    readonly returnTo: string;
  }): Promise<RedirectChallenge>;
  /** Takes what came back, once. Throws `sign-in-expired` where it belongs to nothing. */
  finish(query: string): Promise<Callback>;
  /** Makes the way that is out void. */
  drop(): Promise<void>;
}

const encode = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** 256 random bits for a URL. */
const random = (): string => encode(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async (verifier: string): Promise<string> =>
  encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

/** Makes the sign-ins of a method. What has to survive the redirect is in the sealed store. */
export function createAuthorization({ store, method, pageUrl }: BackendContext): Authorization {
  const key = (id: string): string => `genesys:${id}`;
  let pending: string | null = null;

  const drop = async (): Promise<void> => {
    const former = pending;
    pending = null;
    if (former !== null) await store.remove(key(former));
  };

  return {
    drop,
    async start({ endpoint, parameters, withChallenge, display, returnTo }) {
      await drop();
      const id = random();
      pending = id;
      const verifier = random();
      // Its end lets the page know its own answers; its beginning is what nobody can guess.
      const state = `${id};deskpass.${display}.${method.id}`;
      const challenge = withChallenge
        ? { code_challenge: await challengeOf(verifier), code_challenge_method: 'S256' }
        : {};
      const url = new URL(endpoint);
      const { origin } = url;
      const transaction: Transaction = { state, verifier, returnTo: sameOriginUrl(returnTo, pageUrl), origin };
      await store.set(key(id), JSON.stringify(transaction));
      const fixed = { response_type: 'code', redirect_uri: pageUrl, state };
      url.search = new URLSearchParams({ ...parameters, ...fixed, ...challenge }).toString();
      return { kind: 'redirect', url: url.href, display };
    },
    async finish(query) {
      const params = new URLSearchParams(query);
      const states = params.getAll('state');
      const ids = states.flatMap((each) => /^([\w-]{43});deskpass\./.exec(each)?.[1] ?? []);
      const [id] = ids;
      const records = await Promise.all(ids.map((one) => store.remove(key(one))));
      if (id !== undefined && pending === id) pending = null;
      // Nobody could say which of two counts (RFC 6749 §3.1).
      const names = [...params.keys()];
      if (new Set(names).size < names.length) throw invalidAnswer('its callback repeats a parameter');
      const transaction = readTransaction(records[0] ?? null);
      if (transaction === null || transaction.state !== states[0]) throw nobodyWaits();
      checkIssuer(params.get('iss'), transaction.origin);
      const [code, error] = [params.get('code'), params.get('error')];
      if (error === null && code === null) throw invalidAnswer('its callback holds neither a code nor an error');
      const { verifier, returnTo } = transaction;
      return { code: error === null ? code : null, error, verifier, returnTo: sameOriginUrl(returnTo, pageUrl) };
    },
  };
}

/**
 * Genesys does not name itself (RFC 9207). Where an issuer is named all the same it has to be the one that was asked:
 * the code of another provider must not be sent to this one.
 */
function checkIssuer(iss: string | null, origin: string): void {
  if (iss === null || (URL.canParse(iss) && new URL(iss).origin === origin)) return;
  throw new DeskpassError('issuer-mismatch', 'The answer comes from another provider than the one that was asked', {
    facts: { expected: origin },
  });
}

/** The store is ours alone and sealed: what is in it is what was put there. */
const readTransaction = (record: string | null): Transaction | null =>
  record === null ? null : (JSON.parse(record) as Transaction);

/** An `error` of the authorization endpoint (RFC 6749 §4.1.2.1). `word` is already harmless. */
export function authorizationFailure(word: string): DeskpassError {
  if (word === 'access_denied') return new DeskpassError('consent-denied', 'The sign-in was given up at Genesys');
  if (word === 'temporarily_unavailable' || word === 'server_error') {
    return new DeskpassError('provider-unreachable', 'Genesys cannot sign anybody in now', { facts: { error: word } });
  }
  return new DeskpassError('provider-refused', 'Genesys answered with an error', { facts: { error: word } });
}
