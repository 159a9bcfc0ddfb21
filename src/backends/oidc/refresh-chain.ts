import type { Credential } from '../../auth/credential.js';
import { sessionEnded } from './failures.js';
import type { Original } from './id-token-claims.js';

/** What stays the same from one renewal to the next. */
export interface ChainSeed {
  readonly refreshToken: string;
  readonly original: Original;
  /** Scopes granted last; a refresh that names none keeps them. */
  readonly scopes: readonly string[];
  /** Claims that no refresh brings back, because they came from UserInfo. */
  readonly lastingClaims: Readonly<Record<string, unknown>>;
  /** Permissions asked for beside the tokens. */
  readonly granted: readonly string[];
}

/**
 * The refresh tokens of one session, of which one is good at a time. It is the `renewal` of every credential of the
 * session, so that whoever holds an old one is on the same chain as the others.
 *
 * 1. One renewal runs at a time and everybody who asks meanwhile shares it.
 * 2. Whoever asks with a credential that has been followed by another is given that one.
 * 3. A new refresh token takes the old one's place as soon as it is read, before anything else is done with the
 *    answer. The old one cannot be had any more.
 * 4. A closed chain gives out nothing.
 *
 * Its fields are private for the language too: printing or copying a credential shows no token.
 */
export class RefreshChain {
  readonly seed: Omit<ChainSeed, 'refreshToken' | 'granted'>;
  /** Permissions as they were asked for last. */
  granted: readonly string[];
  #token: string | null;
  #current: Credential | null = null;
  #flight: Promise<Credential> | null = null;
  #lost = 0;
  #closed = false;

  constructor({ refreshToken, granted, ...seed }: ChainSeed) {
    this.seed = seed;
    this.granted = granted;
    this.#token = refreshToken;
  }

  /** Requests in a row that carried the present token and whose outcome nobody knows. */
  get lost(): number {
    return this.#lost;
  }

  /** Makes `credential` the first of the chain. */
  start(credential: Credential): void {
    this.#current = credential;
  }

  /** Renews by `exchange`, or joins what is under way or done already. */
  renew(held: Credential, exchange: (refreshToken: string) => Promise<Credential>): Promise<Credential> {
    if (this.#flight) return this.#flight;
    if (this.#closed || this.#token === null || this.#current === null) return Promise.reject(sessionEnded('closed'));
    if (this.#current !== held) return Promise.resolve(this.#current);
    this.#flight = this.#run(exchange(this.#token)).finally(() => {
      this.#flight = null;
    });
    return this.#flight;
  }

  async #run(exchange: Promise<Credential>): Promise<Credential> {
    const credential = await exchange;
    if (this.#closed) throw sessionEnded('closed');
    this.#current = credential;
    return credential;
  }

  /** The provider has answered; its answer holds this refresh token, or none because the present one stays good. */
  rotate(refreshToken: string | undefined): void {
    this.#lost = 0;
    if (refreshToken !== undefined) this.#token = refreshToken;
  }

  /** The provider may or may not have seen the present token. */
  lose(): void {
    this.#lost += 1;
  }

  /** Ends the chain. Resolves with the token to revoke, once a renewal under way has settled, or null. */
  async close(): Promise<string | null> {
    this.#closed = true;
    await this.#flight?.catch(() => undefined);
    const token = this.#token;
    this.#token = null;
    this.#current = null;
    return token;
  }
}
