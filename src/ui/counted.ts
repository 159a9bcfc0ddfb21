import { msg, str, type StrResult } from '@lit/localize';
import { locale } from './locale.js';

/** One form of a sentence; `from` is the smaller of two numbers where there are two. */
type Form = (n: string, from: string) => StrResult;

const english = {
  digits: { one: (n) => str`${n} digit`, other: (n) => str`${n} digits` },
  characters: { one: (n) => str`${n} character`, other: (n) => str`${n} characters` },
  digitsRange: { one: (n, from) => str`${from} to ${n} digit`, other: (n, from) => str`${from} to ${n} digits` },
  charactersRange: {
    one: (n, from) => str`${from} to ${n} character`,
    other: (n, from) => str`${from} to ${n} characters`,
  },
  triesLeft: { one: (n) => str`${n} try left`, other: (n) => str`${n} tries left` },
  restartsIn: {
    one: (n) => str`It restarts in ${n} second. The rest of your desk is not affected.`,
    other: (n) => str`It restarts in ${n} seconds. The rest of your desk is not affected.`,
  },
  minLength: {
    one: (n) => str`has at least ${n} character`,
    other: (n) => str`has at least ${n} characters`,
  },
  maxLength: {
    one: (n) => str`has at most ${n} character`,
    other: (n) => str`has at most ${n} characters`,
  },
  history: { one: () => str`is not the one you have`, other: (n) => str`is none of your last ${n}` },
} satisfies Readonly<Record<string, Readonly<Record<'one' | 'other', Form>>>>;

/** What an agent reads with a number in it that decides its form. */
export type Counted = keyof typeof english;

const write = (value: number): string => value.toLocaleString(locale());

/** A sentence in the form that its number asks for; `from`: the smaller of two numbers. */
export function counted(key: Counted, n: number, from = n): string {
  const category = new Intl.PluralRules(locale()).select(n);
  const form: Form = english[key][category === 'one' ? category : 'other'];
  return msg(form(write(n), write(from)), { id: `count.${key}.${category}` });
}

/** How long a code is, such as `6 digits` or `4 to 8 characters`. */
export function lengthText({ min, max }: { readonly min: number; readonly max: number }, digits: boolean): string {
  const unit = digits ? 'digits' : 'characters';
  return min === max ? counted(unit, max) : counted(`${unit}Range`, max, min);
}
