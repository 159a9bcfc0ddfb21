import { DeskpassError } from '../core/errors.js';
import { nearestName } from './nearest-name.js';

/** Reads a value that stands at a path of the desk file, or throws `desk-file-invalid`. */
export type Read<T> = (value: unknown, path: string) => T;

/** Longest piece of a value that an error repeats. */
const SHOWN = 60;

function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    return JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
  }
  return Array.isArray(value) ? `a list of ${String(value.length)}` : 'an object';
}

/** The error for something at a path, in words, that the desk file must not have. */
export function refusal(path: string, found: string, allowed: string, suggestion?: string): DeskpassError {
  return new DeskpassError('desk-file-invalid', `${path || 'The desk file'} is ${found}; allowed: ${allowed}`, {
    suggestion: suggestion ?? `Set ${path || 'the file'} to ${allowed}.`,
    facts: { path, found, allowed },
  });
}

/** The error for a value that the desk file must not have. Names the path, what is there and what is allowed. */
export function unfit(path: string, value: unknown, allowed: string, suggestion?: string): DeskpassError {
  return refusal(path, describe(value), allowed, suggestion);
}

export const member = (path: string, name: string): string => (path ? `${path}.${name}` : name);

/** What `read` makes of a value, or the default where there is none. */
export function optional<T>(value: unknown, path: string, fallback: T, read: Read<T>): T {
  return value === undefined ? fallback : read(value, path);
}

/** An object with no keys but these; null allows every key. */
export function objectAt(
  value: unknown,
  path: string,
  known: readonly string[] | null,
): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unfit(path, value, 'an object');
  for (const name of known ? Object.keys(value) : []) {
    if (known?.includes(name)) continue;
    const meant = nearestName(name, known ?? []);
    const hint = meant ? `Did you mean "${meant}"?` : undefined;
    throw refusal(member(path, name.slice(0, SHOWN)), 'a name that is not known', known?.join(', ') ?? '', hint);
  }
  return value as Readonly<Record<string, unknown>>;
}

/** A text that is neither empty nor longer than `max` characters. */
export function textAt(value: unknown, path: string, max = 200): string {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= max) return value;
  throw unfit(path, value, `a text of 1 to ${String(max)} characters`);
}

export function flagAt(value: unknown, path: string): boolean {
  if (typeof value === 'boolean') return value;
  throw unfit(path, value, 'true or false');
}

export function wholeNumberAt(value: unknown, path: string, min: number, max: number): number {
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) return value as number;
  throw unfit(path, value, `a whole number from ${String(min)} to ${String(max)}`);
}

/** One of a few words. */
export function wordAt<W extends string>(value: unknown, path: string, words: readonly W[]): W {
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  const meant = typeof value === 'string' ? nearestName(value, words) : null;
  const allowed = words.map((candidate) => JSON.stringify(candidate)).join(', ');
  throw unfit(path, value, allowed, meant ? `Did you mean "${meant}"?` : undefined);
}

/** The id of something, unique in its list: it names things in storage, in messages and in the inspector. */
export function idAt(value: unknown, path: string): string {
  if (typeof value === 'string' && /^[A-Za-z0-9][\w-]{0,63}$/.test(value)) return value;
  throw unfit(path, value, 'letters, digits, "-" and "_", beginning with a letter or digit, at most 64');
}

export function listAt<T>(value: unknown, path: string, read: Read<T>, { min = 0, max = 100 } = {}): readonly T[] {
  if (!Array.isArray(value) || value.length < min || value.length > max) {
    throw unfit(path, value, `a list of ${String(min)} to ${String(max)}`);
  }
  return value.map((item: unknown, i) => read(item, `${path}[${String(i)}]`));
}

/** The same list, once no two of its items share a key. */
export function unique<T>(items: readonly T[], path: string, key: (item: T) => string, name = ''): readonly T[] {
  const seen = new Set<string>();
  items.forEach((item, i) => {
    const id = key(item);
    const at = `${path}[${String(i)}]`;
    if (seen.has(id)) throw unfit(name ? member(at, name) : at, id, 'a value that nothing else in this list has');
    seen.add(id);
  });
  return items;
}
