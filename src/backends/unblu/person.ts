/** Whom Unblu speaks with, as far as it matters here. */
export interface Person {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly username: string;
  readonly permissions: readonly string[];
  /** What else the page may know. */
  readonly claims: Readonly<Record<string, string>>;
}

export type Role = (typeof ROLES)[number];

const ROLES = [
  'SUPER_ADMIN',
  'TECHNICAL_ADMIN',
  'ADMIN',
  'SUPERVISOR',
  'REGISTERED_USER',
  'WEBUSER',
  'ANONYMOUS_USER',
] as const;

/** Longest text that is taken over, in characters. */
const LONGEST = 200;

/** A text of an answer that can be shown; empty where it is none. */
export function plainText(value: unknown): string {
  if (typeof value !== 'string' || value.length > LONGEST) return '';
  return /[\u0000-\u001f\u007f]/.test(value) ? '' : value.trim();
}

/** The one test of whether somebody is signed in: anonymous callers are persons too, and have an id. */
export const isAnonymous = ({ role }: Pick<Person, 'role'>): boolean => role === 'ANONYMOUS_USER';

/** One of the roles that there are, or null: with any other nobody can say whether it is a sign-in. */
export const parseRole = (value: unknown): Role | null => ROLES.find((role) => role === value) ?? null;
