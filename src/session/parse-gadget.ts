import type { DeskGadget } from '../core/desk.js';
import type { Grant } from '../core/grant.js';
import { isSecureUrl } from '../core/loopback.js';
import {
  idAt,
  listAt,
  member,
  objectAt,
  optional,
  textAt,
  unfit,
  unique,
  wholeNumberAt,
  type Read,
} from './desk-shape.js';
import { HTTPS_ONLY, type DeskSurroundings } from './desk-surroundings.js';
import { parseGrant } from './parse-grant.js';

const KEYS = ['id', 'title', 'src', 'column', 'height', 'claims', 'grants'];

/** An absolute URL that is safe to load from. */
export function parseUrl(value: unknown, path: string, { fileUrl, development }: DeskSurroundings): URL {
  const allowed = `an https: address${development ? ', or http: on loopback' : HTTPS_ONLY}`;
  if (typeof value !== 'string' || value === '' || !URL.canParse(value, fileUrl)) throw unfit(path, value, allowed);
  const url = new URL(value, fileUrl);
  if (!isSecureUrl(url, development) || url.username || url.password) throw unfit(path, value, allowed);
  return url;
}

function parseSrc(value: unknown, path: string, surroundings: DeskSurroundings): string {
  const url = parseUrl(value, path, surroundings);
  // The sandbox holds such a gadget too; but opened in a tab of its own it would be the page, with all its rights.
  if (url.origin !== surroundings.pageOrigin) return url.href;
  throw unfit(path, value, `an address on another origin than the page's, which is ${url.origin}`);
}

/** Reads one gadget of the desk. */
export function parseGadget(value: unknown, path: string, surroundings: DeskSurroundings): DeskGadget {
  const gadget = objectAt(value, path, KEYS);
  const at = (name: string): string => member(path, name);
  const readClaims: Read<readonly string[]> = (list, where) =>
    unique(
      listAt(list, where, (name, each) => textAt(name, each, 64)),
      where,
      (name) => name,
    );
  const readGrants: Read<readonly Grant[]> = (list, where) =>
    listAt(list, where, (grant, each) => parseGrant(grant, each, surroundings));
  return {
    id: idAt(gadget['id'], at('id')),
    title: textAt(gadget['title'], at('title')),
    src: parseSrc(gadget['src'], at('src'), surroundings),
    column: optional(gadget['column'], at('column'), 1, (value, where) => wholeNumberAt(value, where, 1, 6)),
    height: optional(gadget['height'], at('height'), 240, (value, where) => wholeNumberAt(value, where, 40, 4000)),
    claims: optional(gadget['claims'], at('claims'), [], readClaims),
    grants: optional(gadget['grants'], at('grants'), [], readGrants),
  };
}
