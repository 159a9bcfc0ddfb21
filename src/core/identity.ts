/** Who is signed in, in words for a screen. Holds no credential. */
export interface Identity {
  /** Stable identifier at the system that signed the agent in (OpenID Connect Core §2, `sub`). */
  readonly subject: string;
  /** Name for a screen; the user name where the system gives no other. */
  readonly name: string;
  /** Name typed to sign in, or empty. */
  readonly username: string;
}

/** What a page may know of a session. Holds no credential. */
export interface PublicSession {
  readonly identity: Identity;
  /** The claims of the sign-in, without protocol claims such as `nonce` or `at_hash`. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Scopes, roles and permissions granted, as the system names them. */
  readonly permissions: readonly string[];
  /** When the credential in the vault ends unless renewed, in milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Whether the vault can renew without the agent. */
  readonly renewable: boolean;
  /** How the agent signed in. */
  readonly authMode: 'sso' | 'password' | 'anonymous';
  /** The sign-in method's id in the desk file. */
  readonly method: string;
}
