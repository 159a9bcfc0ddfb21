import type { Backend } from '../auth/backend.js';
import type { Credential } from '../auth/credential.js';
import { DeskpassError } from '../core/errors.js';
import type { Clock } from './clock.js';
import { measureLifetime, type Lifetime } from './lifetime.js';

/** The one credential, who made it, and how long it lives. */
export interface Held {
  readonly credential: Credential;
  readonly backend: Backend;
  readonly lifetime: Lifetime;
}

/** Where the credential is. Nothing outside `src/vault` is ever given what is in here. */
export interface CredentialKeeper {
  readonly held: Held | null;
  /** Aborted when the session ends that is current now; what belongs to one session ends with it. */
  readonly era: AbortSignal;
  /** Keeps the credential of a new sign-in; a session before it ends. */
  hold(credential: Credential, backend: Backend): void;
  /** Replaces the credential within the session. */
  replace(credential: Credential): void;
  /** Forgets everything and ends the session's calls with `session-ended`. Returns what was held. */
  wipe(): Held | null;
}

export const notSignedIn = (): DeskpassError => new DeskpassError('not-signed-in', 'Nobody is signed in');

export const sessionEnded = (): DeskpassError => new DeskpassError('session-ended', 'The session has ended');

/** Makes an empty keeper. */
export function createCredentialKeeper(clock: Clock): CredentialKeeper {
  let held: Held | null = null;
  let era = new AbortController();
  const wipe = (): Held | null => {
    const wiped = held;
    held = null;
    const ending = era;
    era = new AbortController();
    ending.abort(sessionEnded());
    return wiped;
  };
  return {
    get held() {
      return held;
    },
    get era() {
      return era.signal;
    },
    hold(credential, backend) {
      if (held) wipe();
      held = { credential, backend, lifetime: measureLifetime(credential, clock) };
    },
    replace(credential) {
      if (!held) throw notSignedIn();
      held = { credential, backend: held.backend, lifetime: measureLifetime(credential, clock) };
    },
    wipe,
  };
}
