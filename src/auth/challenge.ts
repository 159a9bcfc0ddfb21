import type { Method } from './method.js';
import type { PasswordPolicy } from './password-policy.js';
import type { Problem } from './problem.js';

/** How a redirect is shown. */
export type Display = 'redirect' | 'popup';

/** How a one-time code reaches the agent: an authenticator app, a message, a mail, or a device that shows codes. */
export type Channel = 'app' | 'sms' | 'email' | 'token';

/** What the agent can do at a step instead of answering it. The backend lists those that lead somewhere now. */
export type StepAction =
  /** Send the code again. */
  | 'resend'
  /** Use another second factor or another contact; no backend here lists it. */
  | 'other-method'
  /** The step before this one. */
  | 'back'
  /** Leave what is asked for as it is and go on, where the system allows it. */
  | 'skip'
  /** Choose a new password now, where nothing forces the agent to. */
  | 'change-password'
  /** Give the sign-in up. */
  | 'cancel';

/** What every step that the agent answers on our own card has. */
export interface Asked {
  /** Why the last answer was not taken, or null. */
  readonly problem: Problem | null;
  readonly actions: readonly StepAction[];
}

/** Choose how to sign in. */
export interface MethodChallenge {
  readonly kind: 'method';
  readonly methods: readonly Method[];
}

/** Go to this address and come back; the answer is the query that came back. */
export interface RedirectChallenge {
  readonly kind: 'redirect';
  readonly url: string;
  readonly display: Display;
}

/** Who signs in, where only the system knows how that person does it. */
export interface IdentifierChallenge extends Asked {
  readonly kind: 'identifier';
  /** What is in the field to begin with, or empty. */
  readonly identifier: string;
}

/** A user name and a password. */
export interface PasswordChallenge extends Asked {
  readonly kind: 'password';
  /** What is in the user name's field to begin with, or empty. */
  readonly identifier: string;
  /** The user name was given in an earlier step: it is shown, not asked for. */
  readonly isIdentifierFixed: boolean;
  /** The agent's phone line is asked for in the same step. Null where it is not; else what is in its field. */
  readonly extension: string | null;
}

/** A one-time code. */
export interface OtpChallenge extends Asked {
  readonly kind: 'otp';
  readonly channel: Channel;
  /** Where the code went, masked as the system masks it, or null where it went nowhere or nobody says. */
  readonly recipient: string | null;
  /** How many characters a code has, at least and at most, 4 to 16: a device's code may have the agent's PIN before it. */
  readonly length: { readonly min: number; readonly max: number };
  readonly alphabet: 'digits' | 'letters-and-digits';
  /** Milliseconds since the epoch at which the code stops working, or null where nobody says. */
  readonly expiresAt: number | null;
  /** Milliseconds since the epoch from which another code can be sent, or null where it can be at once. */
  readonly resendAt: number | null;
  /** How many more codes can be tried, or null where nobody says. */
  readonly attemptsLeft: number | null;
}

/** One place a code can be sent to, or one second factor. */
export interface Contact {
  /** Unique in its list; means nothing outside the conversation. */
  readonly id: string;
  readonly channel: Channel;
  /** Masked as the system masks it, or null where there is none, as with an app. */
  readonly recipient: string | null;
}

/** Choose where the code goes, or which second factor to use. */
export interface ContactChallenge extends Asked {
  readonly kind: 'contact';
  /** At least one. */
  readonly contacts: readonly Contact[];
  /** The `id` chosen to begin with, or null. */
  readonly preferred: string | null;
}

/** Register a phone or a mail address. */
export interface EnrolContactChallenge extends Asked {
  readonly kind: 'enrol-contact';
  readonly channel: 'sms' | 'email';
  /** What is in the field to begin with, or empty. */
  readonly value: string;
}

/** Set up an authenticator app; the answer is the first code it shows. */
export interface EnrolTotpChallenge extends Asked {
  readonly kind: 'enrol-totp';
  /** `otpauth://totp/…` (Key URI Format). The agent must see it, so it is the one secret that a challenge holds. */
  readonly uri: string;
  /** The key in base32 without padding, as it is typed into an app. */
  readonly key: string;
  readonly issuer: string;
  readonly account: string;
  readonly digits: 6 | 8;
}

/** Codes to keep for the day the authenticator is lost. */
export interface RecoveryCodesChallenge extends Asked {
  readonly kind: 'recovery-codes';
  readonly codes: readonly string[];
}

/** Choose a new password. */
export interface ChangePasswordChallenge extends Asked {
  readonly kind: 'change-password';
  readonly identifier: string;
  /** No backend here says `expired`. */
  readonly reason: 'required' | 'expired' | 'chosen';
  /** Whether the present password is asked for; false where the conversation has just taken it. */
  readonly asksCurrent: boolean;
  readonly policy: PasswordPolicy;
}

/** One company, tenant or organisation. */
export interface Company {
  readonly id: string;
  readonly label: string;
}

/** Choose the company to work for. */
export interface CompanyChallenge extends Asked {
  readonly kind: 'company';
  /** The companies to choose from; empty where the name has to be typed. */
  readonly companies: readonly Company[];
  /** The `id` chosen, or the name typed, to begin with; or null. */
  readonly preferred: string | null;
}

/** Say which phone line is the agent's. */
export interface ExtensionChallenge extends Asked {
  readonly kind: 'extension';
  /** What is in the field to begin with, or empty. */
  readonly extension: string;
}

/** Sign with a passkey. */
export interface PasskeyChallenge extends Asked {
  readonly kind: 'passkey';
  /** `PublicKeyCredentialRequestOptionsJSON` (Web Authentication Level 3 §5.8). */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Why the sign-in cannot go on, or what has to be known before it does. */
export type NoticeCode =
  | 'blocked'
  | 'account-disabled'
  | 'attempts-exceeded'
  | 'sends-exceeded'
  | 'contact-missing'
  | 'external-sign-in-off'
  | 'no-company'
  | 'no-roles'
  | 'no-permission'
  | 'password-change-due'
  | 'password-expires'
  // From here on no backend here says so.
  | 'licence-exceeded'
  | 'device-busy'
  | 'already-signed-in';

/**
 * Something the agent has to read. Has `skip` among its actions where the sign-in goes on afterwards, and
 * `change-password` where a new password can be chosen before it does.
 */
export interface NoticeChallenge extends Asked {
  readonly kind: 'notice';
  readonly notice: NoticeCode;
  /** Milliseconds since the epoch at which it is over, or null. */
  readonly until: number | null;
  /** A name that belongs to the notice, such as a company or a phone line, or empty. Never the system's sentence. */
  readonly subject: string;
}

/** What a backend asks for next. Each kind has exactly one template in `login/`. */
export type Challenge =
  | MethodChallenge
  | RedirectChallenge
  | IdentifierChallenge
  | PasswordChallenge
  | OtpChallenge
  | ContactChallenge
  | EnrolContactChallenge
  | EnrolTotpChallenge
  | RecoveryCodesChallenge
  | ChangePasswordChallenge
  | CompanyChallenge
  | ExtensionChallenge
  | PasskeyChallenge
  | NoticeChallenge;

/** What the agent or the page replies. Never kept by the page. */
export type Answer =
  | { readonly kind: 'method'; readonly method: string }
  /** The query string of the callback address, without `?`. */
  | { readonly kind: 'redirect'; readonly query: string }
  | { readonly kind: 'identifier'; readonly identifier: string }
  | {
      readonly kind: 'password';
      readonly identifier: string;
      readonly password: string;
      /** Empty where the challenge asks for none. */
      readonly extension: string;
    }
  | { readonly kind: 'otp'; readonly code: string }
  | { readonly kind: 'contact'; readonly contact: string }
  | { readonly kind: 'enrol-contact'; readonly value: string }
  | { readonly kind: 'enrol-totp'; readonly code: string }
  /** The agent has kept the codes. */
  | { readonly kind: 'recovery-codes' }
  | {
      readonly kind: 'change-password';
      /** Empty where the challenge does not ask for it. */
      readonly current: string;
      readonly password: string;
    }
  /** An `id` of the challenge's list, or the name typed where that is empty. */
  | { readonly kind: 'company'; readonly company: string }
  | { readonly kind: 'extension'; readonly extension: string }
  /** `AuthenticationResponseJSON` (Web Authentication Level 3 §5.1). */
  | { readonly kind: 'passkey'; readonly credential: Readonly<Record<string, unknown>> }
  /** One of the actions that the challenge lists. `cancel` never reaches a backend: the conversation is dropped. */
  | { readonly kind: 'action'; readonly action: Exclude<StepAction, 'cancel'> };
