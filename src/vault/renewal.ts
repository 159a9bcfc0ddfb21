import type { Credential } from '../auth/credential.js';
import type { EndReason } from '../auth/vault-contract.js';
import { asDeskpassError, DeskpassError } from '../core/errors.js';
import type { IdentityChange } from '../core/identity-change.js';
import type { PublicSession } from '../core/identity.js';
import type { Clock } from './clock.js';
import { notSignedIn, sessionEnded, type CredentialKeeper, type Held } from './credential-keeper.js';
import { setDeadline } from './deadline.js';
import { dueWhenLeft, waitAfter, warnWhenLeft, type Random } from './renewal-plan.js';
import { createSingleFlight, orAborted } from './single-flight.js';

/** A renewal that takes longer has failed. */
export const RENEWAL_TIMEOUT_MS = 30_000;
/** Timers are set in steps of this, so that a machine that slept notices within one. */
const STEP_MS = 60_000;
/** A session whose credential has expired ends when renewal has failed for this long while the machine was awake. */
export const GRACE_MS = 600_000;

export interface RenewalEvents {
  onRenewed(session: PublicSession): void;
  /**
   * Somebody else is signed in at the system than was. Null: that is not allowed, and `onEnded` follows. Else the session
   * goes on as this one, and no `onRenewed` comes.
   */
  onIdentityChanged(change: IdentityChange, session: PublicSession | null): void;
  onExpiring(expiresAt: number): void;
  /** A renewal failed in a way that may pass. */
  onTrouble(error: DeskpassError): void;
  onEnded(reason: EndReason, error?: DeskpassError): void;
}

/**
 * Keeps the session alive.
 *
 * 1. At about three quarters of the credential's lifetime it is renewed. One renewal runs at a time; all share it.
 * 2. A failure that may pass (offline, 5xx, 429, time-out) ends nothing: it is reported, and tried again after 1, 2,
 *    4 … 60 seconds.
 * 3. While renewal fails, or where there is none, `onExpiring` comes once when the end is near.
 * 4. The session ends when the system refuses for good, when a credential that cannot be renewed has expired, or when
 *    one that can has expired and renewal has failed for ten minutes.
 * 5. Where somebody else is signed in at the system than was, the session ends, unless the site allows that change: then
 *    it goes on as theirs, and what was under way for the one before ends.
 * 6. `wake` looks at once at what is due and starts the ten minutes anew: a machine that slept has not failed.
 */
export interface Renewal {
  /** Takes up the credential that the keeper holds now. */
  start(): void;
  /** Stops the clock and ends a renewal under way for everyone who waits for it. */
  stop(): void;
  /** Joins or starts a renewal, also before a wait is over. Rejects with what the system said. */
  renew(signal?: AbortSignal): Promise<Credential>;
  /** Whether the last renewal failed and the wait before the next one is not over. */
  readonly isWaiting: boolean;
  wake(): void;
}

export interface RenewalOptions {
  readonly keeper: CredentialKeeper;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: RenewalEvents;
}

/** Makes the renewal of what a keeper holds. */
export function createRenewal({ keeper, clock, random, events }: RenewalOptions): Renewal {
  let cancelTimer = (): void => undefined;
  let dueLeft = -Infinity;
  let failures = 0;
  let failingSince = 0;
  let failedAt = 0;
  let nextTry = 0;
  let running = false;
  let warned = false;

  const flight = createSingleFlight(async (cancelled) => {
    const { held } = keeper;
    if (!held) throw notSignedIn();
    running = true;
    const deadline = setDeadline(clock, RENEWAL_TIMEOUT_MS, 'renewal-failed', 'The renewal took too long');
    const signal = AbortSignal.any([cancelled, deadline.signal]);
    try {
      if (held.credential.renewal === null) throw new DeskpassError('renewal-failed', 'This session cannot be renewed');
      const fresh = await orAborted(held.backend.renew(held.credential, { signal }), signal);
      return accept(held, fresh);
    } catch (thrown) {
      const error = asDeskpassError(signal.aborted ? signal.reason : thrown, 'renewal-failed');
      if (cancelled.aborted) throw error;
      if (error.code === 'session-ended') end('expired');
      else if (held.credential.renewal !== null) fail(error);
      throw error;
    } finally {
      deadline.clear();
      if (!cancelled.aborted) {
        running = false;
        arm();
      }
    }
  });

  const accept = ({ credential, backend }: Held, fresh: Credential): Credential => {
    const { change, refusal } = fresh;
    const isOther = change ?? fresh.session.identity.subject !== credential.session.identity.subject;
    if (isOther && !change?.allowed) {
      if (change) events.onIdentityChanged(change, null);
      end('refused', refusal ?? new DeskpassError('identity-changed', 'Somebody else is signed in now'));
      throw sessionEnded();
    }
    // Theirs is a session of its own.
    if (isOther) keeper.hold(fresh, backend);
    else keeper.replace(fresh);
    begin();
    if (change) events.onIdentityChanged(change, fresh.session);
    else events.onRenewed(fresh.session);
    // Kept all the same, since the old one is spent; but renewing it again at once would go round in circles.
    if (keeper.held && keeper.held.lifetime.left() <= 0)
      throw new DeskpassError('clock-skew', 'The renewed credential has expired');
    return fresh;
  };

  const begin = (): void => {
    dueLeft = dueWhenLeft(keeper.held?.lifetime.total ?? Infinity, random);
    failures = 0;
    warned = false;
  };

  const fail = (error: DeskpassError): void => {
    failedAt = clock.monotonic();
    if (failures === 0) failingSince = failedAt;
    failures += 1;
    nextTry = failedAt + waitAfter(failures, random);
    events.onTrouble(error);
  };

  const end = (reason: EndReason, error?: DeskpassError): void => {
    stop();
    keeper.wipe();
    events.onEnded(reason, error);
  };

  /** Milliseconds until renewal, warning and end; Infinity for what will not come. */
  const outlook = (): { renew: number; warn: number; end: number } => {
    const { held } = keeper;
    if (!held) return { renew: Infinity, warn: Infinity, end: Infinity };
    const left = held.lifetime.left();
    const renewable = held.credential.renewal !== null;
    const failing = failures > 0;
    const hopeless = failing && !running && failedAt - failingSince >= GRACE_MS;
    return {
      renew: !renewable || running ? Infinity : failing ? nextTry - clock.monotonic() : left - dueLeft,
      warn: warned || (renewable && !failing) ? Infinity : left - warnWhenLeft(held.lifetime.total),
      end: !renewable || hopeless ? left : Infinity,
    };
  };

  const arm = (): void => {
    cancelTimer();
    const { renew, warn, end: ending } = outlook();
    const next = Math.min(renew, warn, ending);
    cancelTimer = next === Infinity ? () => undefined : clock.after(Math.min(Math.max(next, 0), STEP_MS), tick);
  };

  const tick = (): void => {
    const { renew, warn, end: ending } = outlook();
    if (ending <= 0) {
      end('expired');
      return;
    }
    if (warn <= 0 && keeper.held) {
      warned = true;
      events.onExpiring(keeper.held.credential.expiresAt);
    }
    // What it leads to is reported by the events.
    if (renew <= 0) flight.join().catch(() => undefined);
    arm();
  };

  const stop = (): void => {
    cancelTimer();
    running = false;
    flight.cancel(sessionEnded());
  };

  return {
    start() {
      stop();
      begin();
      arm();
    },
    stop,
    renew: (signal) => flight.join(signal),
    get isWaiting() {
      return failures > 0 && !running && clock.monotonic() < nextTry;
    },
    wake() {
      nextTry = failingSince = clock.monotonic();
      tick();
    },
  };
}
