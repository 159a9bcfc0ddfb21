import type { Backend, Outcome } from '../../src/auth/backend.js';
import type { Challenge } from '../../src/auth/challenge.js';
import type { CookieCredential, Credential } from '../../src/auth/credential.js';
import { createUnbluBackend } from '../../src/backends/unblu/unblu-backend.js';
import { startSimulator, type Simulator } from '../support/simulator.js';
import { MemorySealedStore } from './memory-sealed-store.js';

/** Every seeded agent has this one. */
export const PASSWORD = 'northwind';

const PAGE = 'https://desk.example/agent';

/** A context for one backend of the desk. */
export function createBackend(
  fetch: typeof globalThis.fetch,
  settings: Readonly<Record<string, unknown>>,
  now: () => number = Date.now,
): Backend {
  const method = { id: 'unblu', backend: 'unblu', label: 'Unblu', settings };
  return createUnbluBackend({ method, pageUrl: PAGE, development: true, fetch, now, store: new MemorySealedStore() });
}

/** The simulated Unblu, one browser with its cookies, and the backends that use it. */
export class UnbluJourney {
  readonly sim: Simulator;
  /** What reached the network, without what was cut off. */
  readonly sent: {
    readonly method: string;
    readonly url: string;
    readonly body: string;
    readonly credentials: string;
  }[] = [];
  #isConnected = true;

  constructor(sim: Simulator) {
    this.sim = sim;
    sim.secrets.add(PASSWORD);
  }

  get signal(): AbortSignal {
    return new AbortController().signal;
  }

  /** A `fetch` with the cookies of this journey's browser, in every engine. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const body = await request.clone().text();
    const { method, url } = request;
    const credentials = init?.credentials ?? 'same-origin';
    if (!this.#isConnected) throw new TypeError('Failed to fetch');
    this.sent.push({ method, url, body, credentials });
    const headers = Object.fromEntries(request.headers);
    const asked = { url, method, headers, body, credentials };
    const answer = await this.sim.call<{ status: number; body: string }>('browse', asked);
    if (answer.status === 0) throw new TypeError('Failed to fetch');
    for (const [, token = ''] of answer.body.matchAll(/"token":"([^"]+)"/g)) this.sim.secrets.add(token);
    return new Response(answer.body === '' ? null : answer.body, { status: answer.status });
  };

  connect(connected: boolean): void {
    this.#isConnected = connected;
  }

  create(settings: Readonly<Record<string, unknown>> = {}): Backend {
    return createBackend(this.fetch, { url: this.sim.url, ...settings }, this.sim.now);
  }

  /** Addresses, without query, to which a secret was sent. */
  trustedWith(secrets: readonly string[] = [...this.sim.secrets]): string[] {
    const trusted = this.sent.filter(({ body }) => secrets.some((secret) => body.includes(secret)));
    return [...new Set(trusted.map(({ url }) => url.replace(/\?.*$/, '')))];
  }

  begin(backend: Backend, silent = false): Promise<Outcome> {
    return backend.begin({ display: null, silent, returnTo: PAGE, signal: this.signal });
  }

  answer(backend: Backend, identifier: string, password = PASSWORD): Promise<Outcome> {
    return backend.answer({ kind: 'password', identifier, password, extension: '' }, { signal: this.signal });
  }

  /** Signs in by whichever way the backend is set up for. */
  async signIn(backend: Backend, username = 'sjefferson'): Promise<CookieCredential> {
    const begun = await this.begin(backend);
    return cookieOf(begun.done ? begun : await this.answer(backend, username));
  }

  renew(backend: Backend, credential: Credential): Promise<Credential> {
    return backend.renew(credential, { signal: this.signal });
  }
}

/** The credential of a sign-in that is over. */
export function cookieOf(outcome: Outcome): CookieCredential {
  if (!outcome.done) throw new Error(`the agent is asked something: ${outcome.challenge.kind}`);
  if (outcome.credential.scheme !== 'Cookie') throw new Error('the credential is no cookie');
  return outcome.credential;
}

/** What is asked. */
export function challengeOf(outcome: Outcome): Challenge {
  if (outcome.done) throw new Error('the sign-in is over');
  return outcome.challenge;
}

/** One simulated Unblu for a file; each test begins with it as it was at first, and with a new browser. */
export function useUnblu(settings: Readonly<Record<string, unknown>> = {}): { readonly take: () => UnbluJourney } {
  let sim: Simulator;
  let defaults: Readonly<Record<string, unknown>>;
  before(async () => {
    sim = await startSimulator('unblu', settings);
    defaults = await sim.call('settingsNow');
  });
  beforeEach(async () => {
    await sim.configure(defaults);
    await sim.call('reset');
    await sim.call('newBrowser');
  });
  after(() => sim.stop());
  return { take: () => new UnbluJourney(sim) };
}
