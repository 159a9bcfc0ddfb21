import type { Desk, DeskGadget, SignInDetection } from '../core/desk.js';
import {
  flagAt,
  listAt,
  member,
  objectAt,
  optional,
  textAt,
  unique,
  wholeNumberAt,
  wordAt,
  type Read,
} from './desk-shape.js';
import { parseGadget, parseUrl } from './parse-gadget.js';
import { parseSignIn } from './parse-sign-in.js';

/** `$schema` is for editors and has no meaning here. */
const KEYS = ['$schema', 'title', 'logo', 'development', 'signIn', 'detection', 'gadgets'];

/** Where a desk file is used. */
export interface ReadDeskOptions {
  /** The desk file's own URL: `src` and `logo` may be relative to it. */
  readonly fileUrl: string;
  /** The origin of the page that shows the desk: no gadget may come from there. */
  readonly pageOrigin: string;
}

const readDetection: Read<SignInDetection> = (value, path) => {
  const { offer, choiceAfter } = objectAt(value, path, ['offer', 'choiceAfter']);
  return {
    offer: optional(offer, member(path, 'offer'), 'all', (word, at) => wordAt(word, at, ['all', 'first'])),
    choiceAfter: optional(choiceAfter, member(path, 'choiceAfter'), 3, (seconds, at) =>
      wholeNumberAt(seconds, at, 1, 30),
    ),
  };
};

/**
 * Reads a desk file into its type, with every default filled in. A name that is not known is refused, so that a typing
 * mistake never takes a permission away or gives one without a word.
 *
 * @throws UnfitError where something is wrong.
 */
export function readDesk(value: unknown, { fileUrl, pageOrigin }: ReadDeskOptions): Desk {
  const desk = objectAt(value, '', KEYS);
  optional(desk['$schema'], '$schema', '', (value, path) => textAt(value, path, 2000));
  const development = optional(desk['development'], 'development', false, flagAt);
  const surroundings = { fileUrl, pageOrigin, development };
  const readGadgets: Read<readonly DeskGadget[]> = (list, path) =>
    listAt(list, path, (gadget, each) => parseGadget(gadget, each, surroundings));
  const readLogo: Read<string> = (value, path) => (value === '' ? '' : parseUrl(value, path, surroundings).href);
  return {
    title: textAt(desk['title'], 'title'),
    logo: optional(desk['logo'], 'logo', '', readLogo),
    development,
    signIn: unique(listAt(desk['signIn'], 'signIn', parseSignIn, { min: 1, max: 20 }), 'signIn', ({ id }) => id, 'id'),
    detection: readDetection(desk['detection'] === undefined ? {} : desk['detection'], 'detection'),
    gadgets: unique(optional(desk['gadgets'], 'gadgets', [], readGadgets), 'gadgets', ({ id }) => id, 'id'),
  };
}
