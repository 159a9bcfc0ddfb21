import type { WireError } from '../core/errors.js';
import type { SignInDetection, SignInMethod } from '../core/desk.js';
import type { Grant } from '../core/grant.js';
import type { IdentityChange } from '../core/identity-change.js';
import type { PublicSession } from '../core/identity.js';
import type { RequestRecord } from '../core/request-record.js';
import type { Answer, Display } from './challenge.js';
import type { Demands } from './demands.js';
import type { Method } from './method.js';
import type { Step } from './step.js';

/** What the page tells the vault, once, before anything else. It cannot be widened afterwards. */
export interface VaultSettings {
  readonly pageUrl: string;
  readonly development: boolean;
  readonly signIn: readonly SignInMethod[];
  readonly detection: SignInDetection;
  readonly gadgets: readonly { readonly id: string; readonly grants: readonly Grant[] }[];
}

/** Why a session ended. `refused`: somebody else is signed in at the system, and the site does not allow that. */
export type EndReason = 'signed-out' | 'expired' | 'refused';

/** What the page can ask of the vault. Nothing in here returns a credential. */
export interface VaultCalls {
  /** The first call; a second one is refused with `protocol-mismatch`. */
  configure(settings: VaultSettings): void;
  /** Probes every sign-in method at once. Rejects where all fail. */
  detect(params: null): readonly Method[];
  /** Starts a sign-in; whatever conversation was under way is dropped. */
  begin(params: {
    readonly method: string;
    /** Null leaves it to the desk file. */
    readonly display: Display | null;
    readonly silent: boolean;
    readonly returnTo: string;
    /** Default none. */
    readonly demands?: Demands;
  }): Step;
  answer(answer: Answer): Step;
  /** Renews now; resolves with the session that follows. */
  renew(params: null): PublicSession;
  /**
   * Wipes the vault first. `local` leaves the system alone: another tab has already signed out. Rejects where the system
   * could not be told: the agent is signed out here all the same.
   */
  signOut(params: { readonly local: boolean }): { readonly redirect: string | null };
  /** The port that comes with this call is the gadget's: who speaks on it is that gadget. */
  attach(params: { readonly gadget: string; readonly port: MessagePort }): void;
  /** Ends a gadget's port and every request on it. */
  detach(params: { readonly gadget: string }): void;
  /** The page came back from sleep, from the back/forward cache or online: check what is due. */
  wake(params: null): void;
}

/** What the vault tells the page. */
export interface VaultEvents {
  renewed: PublicSession;
  /** Somebody else is signed in at the system. Null: that is not allowed, and `ended` follows. */
  'identity-changed': { readonly change: IdentityChange; readonly session: PublicSession | null };
  /** Less than a minute is left and no renewal has succeeded. */
  expiring: { readonly expiresAt: number };
  /** `error` where there is more to say of it than the reason: always with `refused`. */
  ended: { readonly reason: EndReason; readonly error?: WireError };
  /** A renewal failed in a way that may pass, or one way to sign in while another is there; the session goes on. */
  trouble: { readonly error: WireError };
  record: RequestRecord;
}
