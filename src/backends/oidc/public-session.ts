import type { Identity, PublicSession } from '../../core/identity.js';

/**
 * Claims that only the protocol needs, and names under which some provider may put a token. `acr`, `amr` and
 * `auth_time` stay: they tell a page how and when the agent signed in.
 */
const HIDDEN = new Set(
  (
    'iss aud exp iat nbf nonce at_hash c_hash s_hash azp jti typ sid session_state ' +
    'access_token refresh_token id_token token'
  ).split(' '),
);

type Claims = Readonly<Record<string, unknown>>;

/** What the page may know of the claims. */
function publicClaims(claims: Claims): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !HIDDEN.has(name)));
}

/** Who the claims are about: the name is the first of `name`, `preferred_username`, `email` and `sub`. */
function identityFrom(claims: Claims, subject: string): Identity {
  const text = (name: string): string => {
    const value = claims[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    subject,
    name: text('name') || text('preferred_username') || text('email') || subject,
    username: text('preferred_username'),
  };
}

/**
 * Scopes, then `roles`, `groups` and Keycloak's `realm_access` and `resource_access` roles. A role that belongs to
 * another client of Keycloak is written `client:role`: it is no role here.
 */
function permissionsFrom(claims: Claims, scopes: readonly string[], clientId: string): string[] {
  const { realm_access: realm, resource_access: resources } = claims;
  const byClient = Object.entries(isRecord(resources) ? resources : {}).flatMap(([client, access]) =>
    rolesIn(access).map((role) => (client === clientId ? role : `${client}:${role}`)),
  );
  return [
    ...new Set([...scopes, ...texts(claims['roles']), ...texts(claims['groups']), ...rolesIn(realm), ...byClient]),
  ];
}

/** The session as the page sees it. */
export function publicSession(parts: {
  readonly claims: Claims;
  readonly subject: string;
  readonly scopes: readonly string[];
  readonly clientId: string;
  readonly method: string;
  /** Permissions that no claim names. */
  readonly granted: readonly string[];
  readonly expiresAt: number;
  readonly renewable: boolean;
}): PublicSession {
  const { claims, subject, scopes, clientId, method, granted, expiresAt, renewable } = parts;
  return {
    identity: identityFrom(claims, subject),
    claims: publicClaims(claims),
    permissions: [...new Set([...permissionsFrom(claims, scopes, clientId), ...granted])],
    expiresAt,
    renewable,
    authMode: 'sso',
    method,
  };
}

const isRecord = (value: unknown): value is Claims => typeof value === 'object' && value !== null;
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const rolesIn = (access: unknown): string[] => (isRecord(access) ? texts(access['roles']) : []);
