import type { LocaleModule } from '@lit/localize';
import type { Template } from './catalogue.js';
import type { Words } from './languages/words.js';

/** What follows the id of a sentence that belongs to others of the same code. */
const PARTS = ['title', 'text', 'named'];

const isTemplate = (value: unknown): value is Template => typeof value === 'string' || 'strTag' in (value as object);

/** Every sentence below a name, by id: `card.signOut`, `error.session-ended.title`, `count.digits.few`. */
function flatten(name: string, words: object): [string, Template][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const id = `${name}.${Array.isArray(words) ? (PARTS[Number(key)] ?? key) : key}`;
    return isTemplate(value) ? [[id, value]] : flatten(id, value as object);
  });
}

/** The sentences of a language by the id of their message. */
export const templatesOf = (words: Words): LocaleModule['templates'] =>
  Object.fromEntries(Object.entries(words).flatMap(([name, part]: [string, object]) => flatten(name, part)));
