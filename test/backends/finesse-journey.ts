import type { Backend, BeginOptions, Outcome } from '../../src/auth/backend.js';
import type { Answer, Challenge } from '../../src/auth/challenge.js';
import type { Credential } from '../../src/auth/credential.js';
import { createFinesseBackend } from '../../src/backends-finesse.js';
import { DeskpassError, type ErrorCode } from '../../src/core/errors.js';
import { startSimulator, type Simulator } from '../support/simulator.js';
import { expectNoSecret } from './expect-no-secret.js';
import { MemorySealedStore } from './memory-sealed-store.js';

export const PASSWORD = 'northwind';

/** Never aborted. */
export const signal = new AbortController().signal;

/** One agent's way through a sign-in at a simulated Finesse, on a page that Finesse serves. */
export class FinesseJourney {
  readonly finesse: Simulator;
  readonly store = new MemorySealedStore();
  readonly pageUrl: string;
  /** What the page has been told beside the conversation. */
  readonly reported: DeskpassError[] = [];
  readonly #settings: Readonly<Record<string, unknown>>;
  backend: Backend;

  constructor(finesse: Simulator, settings: Readonly<Record<string, unknown>> = {}) {
    this.finesse = finesse;
    this.pageUrl = `${finesse.url}/desk`;
    this.#settings = { url: finesse.url, alternateUrl: finesse.urls['secondary'], ...settings };
    finesse.secrets.add(PASSWORD);
    this.backend = this.newVault();
  }

  /** A backend with nothing in memory and the same store. */
  newVault(fetch: typeof globalThis.fetch = this.finesse.fetch): Backend {
    this.backend = createFinesseBackend({
      method: { id: 'phone', backend: 'finesse', label: 'Finesse', settings: this.#settings },
      pageUrl: this.pageUrl,
      development: true,
      fetch,
      now: this.finesse.now,
      store: this.store,
      report: (error) => this.reported.push(error),
    });
    return this.backend;
  }

  begin(options: Partial<BeginOptions> = {}): Promise<Challenge> {
    return asked(this.backend.begin({ display: null, silent: false, returnTo: this.pageUrl, signal, ...options }));
  }

  answer(answer: Answer): Promise<Outcome> {
    return this.backend.answer(answer, { signal });
  }

  /** Answers, and expects that something else is asked. */
  ask(answer: Answer): Promise<Challenge> {
    return asked(this.answer(answer));
  }

  /** Answers, and expects to be signed in. */
  async finish(answer: Answer): Promise<Credential> {
    const outcome = await this.answer(answer);
    if (!outcome.done) throw new Error(`not done: ${JSON.stringify(outcome.challenge)}`);
    return outcome.credential;
  }

  /** What the agent does at the identity provider, and what the page makes of it. */
  async visit(challenge: Challenge, options: { readonly signInAs?: string } = {}): Promise<Answer> {
    if (challenge.kind !== 'redirect') throw new Error(`no redirect: ${challenge.kind}`);
    const { searchParams, hash } = new URL(challenge.url);
    const name = searchParams.get('cc_username') ?? '';
    const document = await this.finesse.call<string>('signOn', name, options);
    for (const [, token = ''] of document.matchAll(/"(?:refresh_)?token":"([^"]+)"/g)) this.finesse.secrets.add(token);
    const query = new URLSearchParams(hash.slice(1));
    query.set('document', document);
    return { kind: 'redirect', query: query.toString() };
  }

  /** Expects a rejection with this code that holds no secret. */
  async refusal(code: ErrorCode, work: Promise<unknown>): Promise<DeskpassError> {
    const thrown: unknown = await work.then(
      () => 'nothing was refused',
      (reason: unknown) => reason,
    );
    if (!(thrown instanceof DeskpassError)) throw new Error(`not a DeskpassError: ${String(thrown)}`);
    if (thrown.code !== code) throw new Error(`expected ${code}, got ${thrown.code} ${thrown.message}`);
    expectNoSecret(thrown, this.finesse.secrets);
    return thrown;
  }
}

/** Starts a Finesse and somebody who signs in there. */
export async function startJourney(
  system: Readonly<Record<string, unknown>> = {},
  settings: (finesse: Simulator) => Readonly<Record<string, unknown>> = () => ({}),
): Promise<FinesseJourney> {
  const finesse = await startSimulator('finesse', system);
  return new FinesseJourney(finesse, settings(finesse));
}

/** A setting that makes the notification service known. */
export const withEvents = ({ url }: Simulator): Readonly<Record<string, unknown>> => ({ boshUrl: `${url}/http-bind/` });

/** The answer to the form with a password. */
export const password = (identifier: string, extension = '', secret = PASSWORD): Answer => ({
  kind: 'password',
  identifier,
  password: secret,
  extension,
});

async function asked(work: Promise<Outcome>): Promise<Challenge> {
  const outcome = await work;
  if (outcome.done) throw new Error('done already');
  return outcome.challenge;
}
