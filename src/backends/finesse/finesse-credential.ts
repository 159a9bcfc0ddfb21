import type { Credential } from '../../auth/credential.js';
import type { Proof } from './proof.js';
import { identityOf, type User } from './user.js';

/** A refresh token that shows itself to nobody who prints, clones or serialises what holds it. */
export class RefreshGrant {
  readonly #refreshToken: string;
  /** Whom the token service has named; a renewal for anybody else is refused. */
  readonly userId: string;

  constructor(refreshToken: string, userId: string) {
    this.#refreshToken = refreshToken;
    this.userId = userId;
  }

  reveal(): string {
    return this.#refreshToken;
  }
}

export interface CredentialParts {
  readonly proof: Proof;
  readonly user: User;
  /** The name that the token service knows the agent by. */
  readonly userId: string;
  /** The sign-in method's id. */
  readonly method: string;
}

/** What the vault keeps of an agent who is signed in. */
export function createCredential({ proof, user, userId, method }: CredentialParts): Credential {
  const { scheme, value, issuedAt, expiresAt, refreshToken } = proof;
  const { loginId, loginName, firstName, lastName, extension, roles, teamId, teamName } = user;
  return {
    scheme,
    value,
    issuedAt,
    expiresAt,
    renewal: refreshToken === null ? null : new RefreshGrant(refreshToken, userId),
    session: {
      identity: identityOf(user),
      claims: { loginId, loginName, firstName, lastName, extension, roles, teamId, teamName },
      permissions: roles,
      expiresAt,
      renewable: refreshToken !== null,
      authMode: scheme === 'Bearer' ? 'sso' : 'password',
      method,
    },
  };
}
