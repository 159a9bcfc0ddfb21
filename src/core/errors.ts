/**
 * Every way Deskpass fails, as a closed list. The code is the contract: strings shown to an agent are chosen by
 * it, a developer switches on it, and it never changes its meaning.
 */
export type ErrorCode =
  // the page
  | 'desk-file-missing'
  | 'desk-file-invalid'
  | 'vault-refused'
  | 'vault-unreachable'
  | 'vault-stopped'
  | 'storage-refused'
  // signing in
  | 'provider-unreachable'
  | 'provider-invalid'
  | 'provider-refused'
  | 'issuer-mismatch'
  | 'token-invalid'
  | 'clock-skew'
  | 'consent-denied'
  | 'login-required'
  | 'callback-replayed'
  | 'sign-in-expired'
  | 'redirect-loop'
  | 'popup-blocked'
  | 'popup-closed'
  | 'sign-in-cancelled'
  // the session
  | 'not-signed-in'
  | 'session-ended'
  | 'identity-changed'
  | 'renewal-failed'
  // a gadget's request
  | 'request-invalid'
  | 'request-refused'
  | 'request-too-large'
  | 'request-timeout'
  | 'network-failed'
  | 'too-many-requests'
  // the gadget
  | 'gadget-silent'
  | 'gadget-navigated'
  | 'gadget-stopped'
  | 'not-framed'
  | 'host-silent'
  // the wire
  | 'protocol-mismatch'
  | 'unknown-method'
  | 'limit-exceeded'
  | 'channel-closed'
  | 'internal';

/** Facts about a failure, for a sentence or a log. Never a credential, a body or a query value. */
export type ErrorFacts = Readonly<Record<string, string | number>>;

/** What an error may carry beside its code and its message. */
export interface DeskpassErrorOptions {
  /** What the developer can do about it, one sentence. */
  readonly suggestion?: string;
  readonly facts?: ErrorFacts;
  readonly cause?: unknown;
}

/** The plain shape an error has while it crosses a port. The cause stays behind: it may hold what must not travel. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly suggestion?: string;
  readonly facts?: ErrorFacts;
}

/**
 * The one error class of Deskpass. An HTTP 4xx or 5xx answer to a gadget is a `Response`, not an error.
 *
 * @example
 * ```ts
 * import { DeskpassError } from 'deskpass';
 * const explain = (error: unknown) =>
 *   error instanceof DeskpassError && error.code === 'request-refused' ? error.message : 'Something else';
 * ```
 */
export class DeskpassError extends Error {
  override readonly name = 'DeskpassError';
  /** The stable code to switch on. */
  readonly code: ErrorCode;
  /** What to do about it; empty where there is nothing to do. */
  readonly suggestion: string;
  /** Facts that belong to the code, such as `{ rule: 'method' }`. */
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, message: string, options: DeskpassErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.suggestion = options.suggestion ?? '';
    this.facts = options.facts ?? {};
  }
}

/** Turns anything thrown into a {@link DeskpassError}; what is not ours becomes `internal` without its text. */
export function asDeskpassError(thrown: unknown, fallback: ErrorCode = 'internal'): DeskpassError {
  if (thrown instanceof DeskpassError) return thrown;
  return new DeskpassError(fallback, `Deskpass failed: ${fallback}`, { cause: thrown });
}

/** The part of an error that may cross a port. */
export function toWireError(thrown: unknown): WireError {
  const { code, message, suggestion, facts } = asDeskpassError(thrown);
  return { code, message, suggestion, facts };
}

/** Rebuilds the error on the other side of a port. */
export function fromWireError({ code, message, suggestion = '', facts = {} }: WireError): DeskpassError {
  return new DeskpassError(code, message, { suggestion, facts });
}
