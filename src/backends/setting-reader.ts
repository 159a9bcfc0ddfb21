import type { SignInMethod } from '../core/desk.js';
import { DeskpassError } from '../core/errors.js';

/** Says how to mend a value, or null where it is right. */
export type Refusal = (value: string) => string | null;

/** What a whole number counts, and between which it is. */
export interface WholeNumberRule {
  /** Default 0. */
  readonly min?: number;
  /** Default as large as a number can be exact. */
  readonly max?: number;
  /** Default `seconds`. */
  readonly of?: string;
}

/** Reads the settings of a sign-in method one by one; every method throws `desk-file-invalid` with the way to mend it. */
export interface SettingReader {
  text(
    name: string,
    rule: { readonly required?: string; readonly otherwise?: string; readonly refuse?: Refusal },
  ): string;
  optionalText(name: string): string | undefined;
  /** One text or a list of them. */
  texts(name: string, refuse: Refusal): readonly string[];
  /** An object of texts, by names that are known. */
  textMap(name: string, refuseName: Refusal, refuseText?: Refusal): Readonly<Record<string, string>>;
  choice<T extends string>(name: string, choices: readonly T[]): T | undefined;
  /** A whole number, of seconds unless something else is counted; not negative unless there are limits. */
  wholeNumber(name: string, rule?: WholeNumberRule): number | undefined;
  flag(name: string): boolean;
  /** Refuses every setting that nobody has read: a misspelt one must not be passed over. */
  nothingElse(): void;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Makes a reader of a method's settings. */
export function createSettingReader({ id, settings }: SignInMethod): SettingReader {
  const known = new Set<string>();
  const take = (name: string): unknown => {
    known.add(name);
    return settings[name];
  };
  const refuse = (name: string, suggestion: string): never => {
    const path = `signIn[${id}].${name}`;
    throw new DeskpassError('desk-file-invalid', `The desk file's ${path} cannot be used`, {
      suggestion,
      facts: { path },
    });
  };
  const check = (name: string, value: string, rule: Refusal | undefined): string => {
    const mend = rule?.(value) ?? null;
    return mend === null ? value : refuse(name, mend);
  };

  return {
    text(name, { required, otherwise, refuse: rule }) {
      const value = take(name) ?? otherwise;
      if (isText(value)) return check(name, value, rule);
      return refuse(name, required ?? 'Use a text.');
    },
    optionalText(name) {
      const value = take(name);
      if (value === undefined || isText(value)) return value;
      return refuse(name, 'Use a text, or remove the setting.');
    },
    texts(name, rule) {
      const value = take(name) ?? [];
      const list: unknown[] = Array.isArray(value) ? value : [value];
      return list.map((item) =>
        isText(item) ? check(name, item, rule) : refuse(name, 'Use a text or a list of texts.'),
      );
    },
    textMap(name, refuseName, refuseText) {
      const value = take(name) ?? {};
      if (typeof value !== 'object' || Array.isArray(value)) return refuse(name, 'Use an object of texts.');
      return Object.fromEntries(
        Object.entries(value).map(([key, item]: [string, unknown]) => {
          check(`${name}.${key}`, key, refuseName);
          if (typeof item !== 'string') return refuse(`${name}.${key}`, 'Use a text.');
          return [key, check(`${name}.${key}`, item, refuseText)];
        }),
      );
    },
    choice<T extends string>(name: string, choices: readonly T[]) {
      const value = take(name);
      const chosen = choices.find((choice) => choice === value);
      if (value === undefined || chosen !== undefined) return chosen;
      return refuse(name, `Use one of: ${choices.join(', ')}.`);
    },
    wholeNumber(name, { min = 0, max = Number.MAX_SAFE_INTEGER, of = 'seconds' } = {}) {
      const value = take(name);
      if (value === undefined) return undefined;
      if (Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max) return value as number;
      const limits = max === Number.MAX_SAFE_INTEGER ? '' : `, ${min} to ${max}`;
      return refuse(name, `Use a whole number of ${of}${limits}.`);
    },
    flag(name) {
      const value = take(name) ?? false;
      return typeof value === 'boolean' ? value : refuse(name, 'Use true or false.');
    },
    nothingElse() {
      for (const name of Object.keys(settings)) if (!known.has(name)) refuse(name, nearest(name, known));
    },
  };
}

/** Advice for a setting that does not exist: a known one that differs in case or `_` only is what was meant. */
function nearest(name: string, known: ReadonlySet<string>): string {
  const plain = (word: string): string => word.toLowerCase().replaceAll(/[_-]/g, '');
  const meant = [...known].find((word) => plain(word) === plain(name));
  return meant === undefined ? `Remove it. The settings are: ${[...known].join(', ')}.` : `Write it as "${meant}".`;
}
