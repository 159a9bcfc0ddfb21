import type { Addresses } from './addresses.js';
import { invalidAnswer, unreachable } from './failures.js';
import { parseObject, parseScalar, parseTexts } from './parse-json.js';
import { parseRole, type Person, plainText } from './person.js';
import type { Transport } from './transport.js';

/** How to ask, and whether as the one whose cookie the browser has. */
export interface PersonQuestion {
  readonly transport: Transport;
  readonly addresses: Addresses;
  readonly api: 'v3' | 'v4';
  readonly credentials?: RequestCredentials;
  readonly signal: AbortSignal;
}

/** Asks Unblu whom it speaks with. Null where it says that it speaks with nobody (401, 403). */
export function currentPerson(question: PersonQuestion): Promise<Person | null> {
  return question.api === 'v4' ? byPerson(question) : byFacts(question);
}

/** From release 8 on: one question, one answer. */
async function byPerson(question: PersonQuestion): Promise<Person | null> {
  const text = await ask(question, 'getCurrentPerson');
  if (text === null) return null;
  const data = parseObject(text);
  if (!data) throw invalidAnswer('person', 'its answer is no person');
  const names = [
    data['displayName'],
    `${plainText(data['firstName'])} ${plainText(data['lastName'])}`,
    data['nickname'],
  ];
  const claims = ['accountId', 'email', 'personType', 'personSource', 'teamId']
    .map((name) => [name, plainText(data[name])] as const)
    .filter(([, value]) => value !== '');
  return personFrom({
    id: data['id'],
    role: data['authorizationRole'],
    names,
    username: data['username'],
    permissions: [],
    claims: Object.fromEntries(claims),
  });
}

/**
 * Up to release 7: a question for every fact. The first one is asked once more at the end, since somebody else may have
 * signed in between two of them.
 */
async function byFacts(question: PersonQuestion): Promise<Person | null> {
  const id = await ask(question, 'getUserId');
  if (id === null) return null;
  const names = ['getUserRole', 'getAuthenticatedUserName', 'getAuthenticatedUserDisplayName', 'getUserPermissions'];
  const [role, username, displayName, permissions] = await Promise.all(names.map((name) => ask(question, name)));
  const again = await ask(question, 'getUserId');
  // Trying again later tells who it is now.
  if (again !== id) throw unreachable('status', { endpoint: 'person' });
  return personFrom({
    id: parseScalar(id),
    role: parseScalar(role ?? ''),
    names: [parseScalar(displayName ?? '')],
    username: parseScalar(username ?? ''),
    permissions: parseTexts(permissions ?? ''),
    claims: {},
  });
}

/** The text of a good answer, or null where Unblu speaks with nobody. */
async function ask(
  { transport, addresses, credentials, signal }: PersonQuestion,
  name: string,
): Promise<string | null> {
  const url = addresses.authenticator(name);
  const { status, text } = await transport({
    endpoint: 'person',
    url,
    signal,
    ...(credentials ? { credentials } : {}),
  });
  if (status === 200) return text;
  if (status === 401 || status === 403) return null;
  throw invalidAnswer('person', `it answers ${status} where it is asked whom it speaks with`);
}

function personFrom(said: {
  readonly id: unknown;
  readonly role: unknown;
  readonly names: readonly unknown[];
  readonly username: unknown;
  readonly permissions: readonly string[];
  readonly claims: Readonly<Record<string, string>>;
}): Person {
  const id = plainText(said.id);
  const role = parseRole(said.role);
  if (id === '') throw invalidAnswer('person', 'the person has no id');
  if (!role) throw invalidAnswer('person', 'the person has a role that is not known here');
  const username = plainText(said.username);
  const name = [...said.names, username].map(plainText).find((each) => each !== '') ?? '';
  const permissions = [role, ...said.permissions.map(plainText).filter((each) => each !== '')];
  return { id, role, name, username, permissions, claims: { ...said.claims, authorizationRole: role } };
}
