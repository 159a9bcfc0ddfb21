import type { Backend, BackendFactory, BeginOptions, Outcome } from '../../src/auth/backend.js';
import type { RedirectChallenge } from '../../src/auth/challenge.js';
import type { Credential } from '../../src/auth/credential.js';
import { createOidcBackend } from '../../src/backends-oidc.js';
import { DeskpassError, type ErrorCode } from '../../src/core/errors.js';
import { AUTHORITY, HostileProvider } from '../fixtures/hostile-provider.js';
import { expectNoSecret } from './expect-no-secret.js';
import { MemorySealedStore } from './memory-sealed-store.js';

export const PAGE_URL = 'https://desk.example/agent';

/** Never aborted. */
export const signal = new AbortController().signal;

export interface JourneyOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly development?: boolean;
  /** Default: the one of the source. */
  readonly createBackend?: BackendFactory;
}

/** One agent's way through a sign-in at a {@link HostileProvider}, with a clock that stands still until it is set. */
export class Journey {
  /** This device's clock. */
  time = Date.UTC(2026, 10, 3, 9, 0, 0);
  /** By how much the provider's clock is ahead of this device's, in milliseconds. */
  providerAhead = 0;
  readonly store = new MemorySealedStore();
  readonly provider = new HostileProvider(() => this.time + this.providerAhead);
  readonly #options: JourneyOptions;
  backend: Backend;

  constructor(options: JourneyOptions = {}) {
    this.#options = options;
    this.backend = this.newVault();
  }

  /** A backend with nothing in memory and the same store: the page was reloaded. */
  newVault(): Backend {
    const { settings, development = false, createBackend = createOidcBackend } = this.#options;
    this.backend = createBackend({
      method: {
        id: 'sso',
        backend: 'oidc',
        label: 'SSO',
        settings: { authority: AUTHORITY, client_id: 'desk', ...settings },
      },
      pageUrl: PAGE_URL,
      development,
      fetch: this.provider.fetch,
      now: () => this.time,
      store: this.store,
    });
    return this.backend;
  }

  async begin(options: Partial<BeginOptions> = {}): Promise<RedirectChallenge> {
    const outcome = await this.backend.begin({
      display: null,
      silent: false,
      returnTo: `${PAGE_URL}?customer=7`,
      signal,
      ...options,
    });
    if (outcome.done || outcome.challenge.kind !== 'redirect') throw new Error('not a redirect');
    return outcome.challenge;
  }

  answer(query: string): Promise<Outcome> {
    return this.backend.answer({ kind: 'redirect', query }, { signal });
  }

  /** Begins, signs in at the provider and comes back. */
  async signIn(): Promise<Credential> {
    const { url } = await this.begin();
    const outcome = await this.answer(this.provider.authorize(url));
    if (!outcome.done) throw new Error('not done');
    return outcome.credential;
  }

  renew(credential: Credential): Promise<Credential> {
    return this.backend.renew(credential, { signal });
  }

  end(credential: Credential): Promise<string | null> {
    return this.backend.end(credential, { signal });
  }

  /** Expects a rejection with this code, and that nothing in it is a secret. */
  async refusal(code: ErrorCode, work: Promise<unknown>): Promise<DeskpassError> {
    const thrown: unknown = await work.then(
      () => 'nothing was refused',
      (reason: unknown) => reason,
    );
    if (!(thrown instanceof DeskpassError)) throw new Error(`not a DeskpassError: ${String(thrown)}`);
    const told = `${thrown.code} ${thrown.message} ${JSON.stringify(thrown.facts)}`;
    if (thrown.code !== code) throw new Error(`expected ${code}, got ${told}`, { cause: thrown });
    expectNoSecret(thrown, this.provider.secrets);
    return thrown;
  }
}
