import type { Identity } from '../../core/identity.js';
import { isMembers } from './refusal.js';

/** Who has signed in, as the page may know it. */
export interface Agent {
  readonly identity: Identity;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly permissions: readonly string[];
}

/** More of anything than a contact centre has is not an answer but an attack. */
const MOST = 2_000;
/** Longest name that is taken, in characters. */
const LONGEST = 200;

/**
 * Reads `keycloak_User`. Its attributes are Keycloak's and may hold anything, secrets of the second factor included,
 * so that only the agent's phone line is taken out of them. Null where it names nobody.
 *
 * Permissions are, in this order: roles as they are; `team:` with the name of the agent's team; `supervises:` with
 * that of each team under the agent; and each permitted resource with each scope, `customer#view`, as a UMA request
 * for a permission spells it. A resource without scopes stands alone.
 */
export function readAgent(user: unknown, token: { readonly subject: string | null; readonly permissions: unknown }) {
  if (!isMembers(user)) return null;
  const text = (name: string): string => asText(user[name]);
  const username = text('username');
  const subject = text('id') || token.subject || username;
  if (subject === '') return null;
  const name = [text('firstName'), text('lastName')].filter((part) => part !== '').join(' ');
  const roles = texts(user['roles']);
  const team = asTeam(user['userTeam']);
  const supervised = list(user['supervisedTeams'])
    .map(asTeam)
    .filter((one) => one !== '');
  const { attributes, permittedResources } = user;
  const [extension = ''] = texts(isMembers(attributes) ? attributes['agentExtension'] : null);
  const resources = isMembers(permittedResources) ? permittedResources['Resources'] : token.permissions;
  const claims = {
    sub: subject,
    name: name || username || subject,
    preferred_username: username,
    given_name: text('firstName'),
    family_name: text('lastName'),
    realm: text('realm'),
    roles,
    team,
    supervised_teams: supervised,
    extension,
  };
  const agent: Agent = {
    identity: { subject, name: claims.name, username },
    claims: Object.fromEntries(Object.entries(claims).filter(([, value]) => value.length > 0)),
    permissions: [
      ...new Set([
        ...roles,
        ...(team === '' ? [] : [`team:${team}`]),
        ...supervised.map((one) => `supervises:${one}`),
        ...list(resources).flatMap(permissionsIn),
      ]),
    ].slice(0, MOST),
  };
  return agent;
}

/** Real data has scopes with blanks behind them. */
function permissionsIn(resource: unknown): string[] {
  if (!isMembers(resource)) return [];
  const name = asText(resource['rsname']);
  if (name === '') return [];
  const scopes = texts(resource['scopes']);
  return scopes.length === 0 ? [name] : scopes.map((scope) => `${name}#${scope}`);
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MOST) : []);
const asText = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, LONGEST) : '');
const texts = (value: unknown): string[] =>
  list(value)
    .map(asText)
    .filter((text) => text !== '');
const asTeam = (team: unknown): string => (isMembers(team) ? asText(team['teamName']) : '');
