import type { Identity } from '../../core/identity.js';
import { errorTypeOf, isUnauthorised } from './error-type.js';
import { invalidAnswer, refused } from './failures.js';
import type { Nodes } from './nodes.js';
import { childOf, parseXml, textOf, type XmlElement } from './parse-xml.js';

/** The User object, as far as a sign-in needs it. */
export interface User {
  /** What every request names the agent by; not always what the agent types. */
  readonly loginId: string;
  readonly loginName: string;
  readonly firstName: string;
  readonly lastName: string;
  /** `LOGOUT`, `NOT_READY`, `READY`, `TALKING` and so on. */
  readonly state: string;
  /** The phone the agent is signed in with, or empty. */
  readonly extension: string;
  readonly roles: readonly string[];
  readonly teamId: string;
  readonly teamName: string;
}

/** The agent, or why there is none: the credential does not work, or it is nobody's. */
export type UserAnswer = User | 'unauthorised' | 'unknown-user';

/** Whether a text can name an agent: a part of a path that stays where it is put, and that a URL can hold. */
export const isName = (text: string): boolean => /^[^\p{Cc}\p{Cs}]{1,256}$/u.test(text) && !/^\.{1,2}$/.test(text);

/** The path of a User object. */
export const userPath = (name: string): string => `/finesse/api/User/${encodeURIComponent(name)}`;

/**
 * Asks who an agent is. Rejects with `provider-unreachable`, with `provider-refused` where Finesse refuses for another
 * reason, and with `provider-invalid`.
 */
export async function readUser(nodes: Nodes, name: string, authorization: string): Promise<UserAnswer> {
  const { status, body } = await nodes.request(userPath(name), { headers: { authorization } });
  if (status === 200) return parseUser(parseXml(body));
  if (isUnauthorised(status, body)) return 'unauthorised';
  const errorType = errorTypeOf(body);
  if (status === 404 && errorType === 'User Not Found') return 'unknown-user';
  throw refused(status, errorType);
}

/** Reads a `User` of an answer or the `user` of an event; throws `provider-invalid`. */
export function parseUser(root: XmlElement | null): User {
  const loginId = textOf(root, 'loginId');
  const state = textOf(root, 'state');
  const isUser = root?.name.toLowerCase() === 'user';
  // A colon would end the ID in a Basic header (RFC 7617 §2).
  const isLoginId = isName(loginId) && /^[^\s:/?#<>&"]{1,64}$/.test(loginId);
  if (!isUser || !isLoginId || !/^[A-Z_]{1,32}$/.test(state)) throw invalidAnswer('User');
  const roles = childOf(root, 'roles')?.children ?? [];
  return {
    loginId,
    state,
    loginName: textOf(root, 'loginName') || loginId,
    firstName: textOf(root, 'firstName'),
    lastName: textOf(root, 'lastName'),
    extension: textOf(root, 'extension'),
    roles: roles.map(({ text }) => text.trim()).filter((role) => role !== ''),
    teamId: textOf(root, 'teamId'),
    teamName: textOf(root, 'teamName'),
  };
}

/** Who that is, in words for a screen. */
export function identityOf({ loginId, loginName, firstName, lastName }: User): Identity {
  return { subject: loginId, name: `${firstName} ${lastName}`.trim() || loginName, username: loginName };
}
