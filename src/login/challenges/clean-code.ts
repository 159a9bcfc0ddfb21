import type { OtpChallenge } from '../../auth/challenge.js';

/** What a code looks like. */
export type CodeShape = Pick<OtpChallenge, 'length' | 'alphabet'>;

/** Every decimal digit of Unicode (`Nd`) stands in a row of ten that begins at its zero. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Nd}/gu, asciiDigit);

/** Groups of a code, with one space, dash or point between them. */
const DIGITS = /\d(?:[\s\p{Pd}.·]?\d)*/gu;
const WORDS = /[0-9A-Za-z]+(?:\p{Pd}[0-9A-Za-z]+)*/gu;

const NOT_DIGITS = /\D/g;
const NOT_WORD = /[^0-9A-Za-z]/g;

/**
 * Makes a code of whatever was typed or pasted: a sentence with a code in it, groups with spaces or dashes, digits of
 * another script or width. What is too long is cut. Nothing is ever turned into a number: zeros in front stay.
 */
export function cleanCode(text: string, { length: { min, max }, alphabet }: CodeShape): string {
  const [groups, others] = alphabet === 'digits' ? [DIGITS, NOT_DIGITS] : [WORDS, NOT_WORD];
  const known = plain(text);
  const found = [...known.matchAll(groups)].map(([group]) => group.replaceAll(others, ''));
  const fitting = found.filter((group) => group.length >= min && group.length <= max);
  // A word is no code while there is something with a digit in it.
  const code = fitting.find((group) => /\d/.test(group)) ?? fitting[0];
  return code ?? known.replaceAll(others, '').slice(0, max);
}
