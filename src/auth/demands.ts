/**
 * What a page asks of a sign-in beside who the agent is. A system that cannot meet a demand refuses the sign-in: none
 * is passed over in silence.
 */
export interface Demands {
  /**
   * Something that the system has the agent do before it answers, by the system's own name. Keycloak knows
   * `UPDATE_PASSWORD`, `CONFIGURE_TOTP`, `webauthn-register`, `webauthn-register-passwordless`, `UPDATE_PROFILE` and
   * others (its application-initiated actions).
   */
  readonly action?: string;
  /** Levels of assurance of which one must be reached (OpenID Connect Core §3.1.2.1 `acr_values`), best first. */
  readonly acr?: readonly string[];
  /** The agent must have proved who they are at most this many seconds ago (OpenID Connect Core §3.1.2.1 `max_age`). */
  readonly maxAge?: number;
  /** What is in the field for the user name to begin with. */
  readonly loginHint?: string;
  /** The other provider that the system sends the agent to, by the system's own name for it. */
  readonly identityProvider?: string;
  /** The agent must be this one, by their identifier at the system (`Identity.subject`). */
  readonly subject?: string;
}

/** What became of an action, as the system's answer tells. It proves nothing: ask the system where it matters. */
export interface ActionOutcome {
  /** As the page has named it. */
  readonly name: string;
  /** `ignored`: the agent is signed in, and the system does not say that it knows the action. */
  readonly status: 'success' | 'cancelled' | 'error' | 'ignored';
}
