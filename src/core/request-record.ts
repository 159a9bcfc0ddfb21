/** How one gadget request ended. */
export type RequestOutcome = 'answered' | 'refused' | 'failed' | 'aborted';

/**
 * One line for each gadget request: what the inspector shows and the audit hook receives.
 * Holds no credential, no body and no query value.
 */
export interface RequestRecord {
  readonly gadget: string;
  readonly method: string;
  /** URL whose query values are replaced by `…`. */
  readonly url: string;
  readonly outcome: RequestOutcome;
  /** HTTP status, or 0 where no answer came. */
  readonly status: number;
  /** The grant that allowed it, counted from 1, or the rule that refused it. */
  readonly rule: string;
  /** Whether the vault added an `Authorization` header. */
  readonly authorized: boolean;
  /** Whether a renewal and a replay came in between. */
  readonly renewed: boolean;
  /**
   * What a 403 asked for (RFC 6750 §3.1) and the agent does not have, separated by spaces; or empty. Nothing can be
   * named unless the service lets the page read it: `Access-Control-Expose-Headers: WWW-Authenticate`.
   */
  readonly missingScope: string;
  /** Bytes of the answer's body known when the record was written. */
  readonly bytes: number;
  /** From the gadget's call to the answer's headers, in milliseconds. */
  readonly ms: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
