/** Reads a value that stands at a path of the desk file, or throws `desk-file-invalid`. */
export type Read<T> = (value: unknown, path: string) => T;

/** What an error about the desk file is made of. */
export interface Finding {
  readonly path: string;
  /** What is there: the value itself, or words about it. */
  readonly value?: unknown;
  readonly found?: string;
  /** The whole file, where it is not what it should be. */
  readonly body?: ArrayBuffer;
  readonly allowed: string;
  /** What to do, where it is not to set the value to what is allowed. */
  readonly hint?: string;
  /** A name that somebody wrote, and the names that it may have been meant to be. */
  readonly meant?: { readonly name: unknown; readonly known: readonly string[] };
}

/** Something in the desk file is wrong. What it takes to say so in words is fetched only then: see `explain-desk.ts`. */
export class UnfitError extends Error {
  override readonly name = 'UnfitError';
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.path);
    this.finding = finding;
  }
}

/** The error for a value that the desk file must not have. */
export const unfit = (path: string, value: unknown, allowed: string): UnfitError =>
  new UnfitError({ path, value, allowed });

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
    const allowed = known?.join(', ') ?? '';
    const hint = `Known there: ${allowed}.`;
    const found = 'a name that is not known';
    throw new UnfitError({ path: member(path, name), found, allowed, hint, meant: { name, known: known ?? [] } });
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
  const allowed = words.map((candidate) => JSON.stringify(candidate)).join(', ');
  throw new UnfitError({ path, value, allowed, meant: { name: value, known: words } });
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
