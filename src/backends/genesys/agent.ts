import type { Identity } from '../../core/identity.js';
import { membersOf } from './transport.js';

/** Who has signed in, as the page may know it. */
export interface Agent {
  readonly identity: Identity;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Names of roles, then of their privileges. */
  readonly permissions: readonly string[];
  /** Whether the tenant belongs to a company. */
  readonly hasCompany: boolean;
  readonly mustChangePassword: boolean;
}

/** More of anything than a contact centre has is not an answer but an attack. */
const MOST = 2_000;
/** Longest name that is taken, in characters. */
const LONGEST = 200;

type Members = Readonly<Record<string, unknown>>;

const asText = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, LONGEST) : '');
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MOST) : []);
const texts = (value: unknown): string[] =>
  asList(value)
    .map(asText)
    .filter((text) => text !== '');
const named = (value: unknown): Members[] => asList(value).map(membersOf);
const withoutEmpty = (claims: Members): Members =>
  Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== '' && value !== undefined));

/**
 * Reads `/userinfo`, `/openid/userinfo` or the payload of `/jwt-userinfo`, which name the same things differently. Null where
 * it names nobody. `properties` may hold anything, so that only one of them is read.
 */
export function readEngageAgent(body: Members, changePasswordProperty: string): Agent | null {
  const text = (...names: string[]): string => names.map((name) => asText(body[name])).find((one) => one !== '') ?? '';
  const dbid = typeof body['dbid'] === 'number' ? String(body['dbid']) : '';
  const username = text('loginName', 'user_name', 'cmeUserName', 'username');
  const subject = text('sub') || dbid || username;
  if (subject === '') return null;
  const company = text('contactCenterId', 'contact_center_id');
  const [given, family] = [text('given_name'), text('family_name')];
  const roles = named(body['authorities']);
  const claims = {
    sub: subject,
    name: [given, family].filter((part) => part !== '').join(' ') || username || subject,
    preferred_username: username,
    given_name: given,
    family_name: family,
    email: text('email'),
    dbid,
    contact_center_id: company,
    environment_id: text('environmentId', 'environment_id'),
    roles: texts(roles.map(({ name }) => name)),
  };
  const due = membersOf(body['properties'])[changePasswordProperty];
  return {
    identity: { subject, name: claims.name, username },
    claims: withoutEmpty(claims),
    permissions: [...new Set([...claims.roles, ...roles.flatMap(({ privileges }) => texts(privileges))])].slice(
      0,
      MOST,
    ),
    hasCompany: company !== '',
    mustChangePassword: due === true || due === 'true' || due === 1 || due === '1',
  };
}

/** Reads `/api/v2/users/me?expand=authorization` of Genesys Cloud. Null where it names nobody. */
export function readCloudAgent(body: Members): Agent | null {
  const text = (name: string): string => asText(body[name]);
  const subject = text('id');
  if (subject === '') return null;
  const { roles: given, permissions } = membersOf(body['authorization']);
  const roles = texts(named(given).map(({ name }) => name));
  const username = text('username') || text('email');
  const claims = {
    sub: subject,
    name: text('name') || username || subject,
    preferred_username: username,
    email: text('email'),
    organization_id: asText(membersOf(body['organization'])['id']),
    roles,
  };
  return {
    identity: { subject, name: claims.name, username },
    claims: withoutEmpty(claims),
    permissions: [...new Set([...roles, ...texts(permissions)])].slice(0, MOST),
    hasCompany: true,
    mustChangePassword: false,
  };
}

/** The payload of a JSON Web Token, unchecked: it came from the system itself and is worth nothing but its names. */
export function readJwtPayload(token: string): Members {
  try {
    const [, payload = ''] = token.split('.');
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    return membersOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return {};
  }
}
