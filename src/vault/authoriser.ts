import type { Credential } from '../auth/credential.js';
import { asDeskpassError, DeskpassError } from '../core/errors.js';
import { notSignedIn, type CredentialKeeper } from './credential-keeper.js';
import type { Renewal } from './renewal.js';

/** A credential this close to its end, or in the last tenth of a short life, is renewed before it is used. */
const MARGIN_MS = 10_000;

/** Decides which credential a request leaves with. Every wait is bounded by the request's signal. */
export interface Authoriser {
  /**
   * The credential for a request that starts now, renewed first where it is about to end. Rejects with
   * `not-signed-in`, `session-ended`, or `renewal-failed` where it has expired and the system cannot be reached.
   */
  current(signal: AbortSignal): Promise<Credential>;
  /** The credential to try once more with after a service has refused `used`, or null where that is no use. */
  afterRefusal(used: Credential, origin: string, signal: AbortSignal): Promise<Credential | null>;
  /**
   * Remembers that an origin refuses a credential that was fresh: renewing does not mend what it complains about, so
   * a service that always answers 401 cannot make the vault renew without end.
   */
  markRefused(fresh: Credential, origin: string): void;
}

/** Makes the authoriser over a keeper and its renewal. */
export function createAuthoriser({ keeper, renewal }: { keeper: CredentialKeeper; renewal: Renewal }): Authoriser {
  const refusedBy = new WeakMap<Credential, Set<string>>();

  const renew = async (signal: AbortSignal): Promise<Credential> => {
    if (renewal.isWaiting)
      throw new DeskpassError('renewal-failed', 'The last renewal failed; the next try is on its way');
    try {
      return await renewal.renew(signal);
    } catch (thrown) {
      signal.throwIfAborted();
      const cause = asDeskpassError(thrown);
      if (cause.code === 'session-ended') throw cause;
      throw new DeskpassError('renewal-failed', 'The session could not be renewed', { cause });
    }
  };

  return {
    async current(signal) {
      signal.throwIfAborted();
      const { held } = keeper;
      if (!held) throw notSignedIn();
      const { credential, lifetime } = held;
      if (lifetime.left() > Math.min(MARGIN_MS, lifetime.total / 10)) return credential;
      if (credential.renewal === null) {
        if (lifetime.left() > 0) return credential;
        throw new DeskpassError('session-ended', 'The session has expired');
      }
      try {
        return await renew(signal);
      } catch (thrown) {
        // It works to its last second.
        if (keeper.held === held && lifetime.left() > 0 && !signal.aborted) return credential;
        throw thrown;
      }
    },
    async afterRefusal(used, origin, signal) {
      signal.throwIfAborted();
      const { held } = keeper;
      if (!held) throw notSignedIn();
      if (held.credential !== used) return held.credential;
      if (used.renewal === null || refusedBy.get(used)?.has(origin)) return null;
      try {
        return await renew(signal);
      } catch (thrown) {
        signal.throwIfAborted();
        if (asDeskpassError(thrown).code === 'session-ended') throw thrown;
        return null;
      }
    },
    markRefused(fresh, origin) {
      const origins = refusedBy.get(fresh) ?? new Set();
      refusedBy.set(fresh, origins.add(origin));
    },
  };
}
