import type { ActionOutcome } from '../auth/demands.js';
import type { EndReason } from '../auth/vault-contract.js';
import type { DeskpassError } from '../core/errors.js';
import type { IdentityChange } from '../core/identity-change.js';
import type { PublicSession } from '../core/identity.js';
import type { RequestRecord } from '../core/request-record.js';
import type { SessionState } from './session-state.js';

/** The session's state is another one now. */
export class StateChangeEvent extends Event {
  static readonly type = 'deskpass-state';
  readonly state: SessionState;
  constructor(state: SessionState) {
    super(StateChangeEvent.type, { bubbles: true, composed: true });
    this.state = state;
  }
}

/** An agent has signed in, by hand or because the provider still knew them. */
export class SignedInEvent extends Event {
  static readonly type = 'deskpass-signed-in';
  readonly session: PublicSession;
  /** Whether the provider still knew the agent and nothing was asked. */
  readonly restored: boolean;
  /** What became of the action that the sign-in was asked for, or null where there was none. */
  readonly action: ActionOutcome | null;
  constructor(session: PublicSession, restored: boolean, action: ActionOutcome | null = null) {
    super(SignedInEvent.type, { bubbles: true, composed: true });
    this.session = session;
    this.restored = restored;
    this.action = action;
  }
}

/** The vault holds a fresh credential. */
export class RenewedEvent extends Event {
  static readonly type = 'deskpass-renewed';
  readonly session: PublicSession;
  constructor(session: PublicSession) {
    super(RenewedEvent.type, { bubbles: true, composed: true });
    this.session = session;
  }
}

/**
 * Somebody else is signed in at the system than was when the agent signed in here. The gadgets of the one before are gone
 * by now. For an audit log: the change names nobody.
 */
export class IdentityChangedEvent extends Event {
  static readonly type = 'deskpass-identity-changed';
  readonly change: IdentityChange;
  /** The session as it goes on, or null where the site does not allow the change and the session ends. */
  readonly session: PublicSession | null;
  constructor(change: IdentityChange, session: PublicSession | null) {
    super(IdentityChangedEvent.type, { bubbles: true, composed: true });
    this.change = change;
    this.session = session;
  }
}

/** The session ends within a minute unless a renewal succeeds. */
export class ExpiringEvent extends Event {
  static readonly type = 'deskpass-expiring';
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  constructor(expiresAt: number) {
    super(ExpiringEvent.type, { bubbles: true, composed: true });
    this.expiresAt = expiresAt;
  }
}

/** The session has run out or the provider refuses to renew it. */
export class ExpiredEvent extends Event {
  static readonly type = 'deskpass-expired';
  constructor() {
    super(ExpiredEvent.type, { bubbles: true, composed: true });
  }
}

/** The session has ended, for whatever reason: nothing signed in is left in this tab. */
export class SignedOutEvent extends Event {
  static readonly type = 'deskpass-signed-out';
  readonly reason: EndReason | 'other-tab';
  constructor(reason: EndReason | 'other-tab') {
    super(SignedOutEvent.type, { bubbles: true, composed: true });
    this.reason = reason;
  }
}

/** A gadget's request has ended; for an inspector or an audit log. */
export class RequestEvent extends Event {
  static readonly type = 'deskpass-request';
  readonly record: RequestRecord;
  constructor(record: RequestRecord) {
    super(RequestEvent.type, { bubbles: true, composed: true });
    this.record = record;
  }
}

/** Something went wrong that the page may want to log; the element shows it already. */
export class FailureEvent extends Event {
  static readonly type = 'deskpass-error';
  readonly error: DeskpassError;
  constructor(error: DeskpassError) {
    super(FailureEvent.type, { bubbles: true, composed: true });
    this.error = error;
  }
}

/** The events of a session by name, for `addEventListener` on a session's elements. */
export interface SessionEventMap {
  'deskpass-state': StateChangeEvent;
  'deskpass-signed-in': SignedInEvent;
  'deskpass-renewed': RenewedEvent;
  'deskpass-identity-changed': IdentityChangedEvent;
  'deskpass-expiring': ExpiringEvent;
  'deskpass-expired': ExpiredEvent;
  'deskpass-signed-out': SignedOutEvent;
  'deskpass-request': RequestEvent;
  'deskpass-error': FailureEvent;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merges the names into the platform's own map
  interface HTMLElementEventMap extends SessionEventMap {}
}
