import type { Grant } from '../core/grant.js';
import { isSecureUrl } from '../core/loopback.js';
import { listAt, member, objectAt, optional, unfit, unique, wordAt, type Read } from './desk-shape.js';
import { HTTPS_ONLY, type DeskSurroundings } from './desk-surroundings.js';

const KEYS = ['origin', 'path', 'methods', 'authorization', 'headers'];

/** The methods a gadget can be granted: those a page may send (Fetch §2.2.1) and that services use. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Characters that a URL parser drops, rewrites or gives a meaning that an origin has no place for. */
const NOT_IN_ORIGIN = /[\s\\?#@*%]|\.(?=$|[:/])/;

/** A query, a fragment, a path parameter, an empty segment, or an encoded dot, slash, backslash or per cent. */
const NOT_IN_PATH = /[?#;]|\/\/|%(2e|2f|5c|25|3b)/i;

/** A field name (RFC 9110 §5.1) in lower case. */
const HEADER = /^[a-z0-9!#$%&'*+.^_`|~-]{1,64}$/;

function parseOrigin(value: unknown, path: string, { development, pageOrigin }: DeskSurroundings): string {
  const allowed = `an origin such as https://orders.example, without a path${development ? '' : HTTPS_ONLY}`;
  if (typeof value !== 'string' || NOT_IN_ORIGIN.test(value) || !URL.canParse(value)) throw unfit(path, value, allowed);
  const url = new URL(value);
  if (url.pathname !== '/' || !isSecureUrl(url, development)) throw unfit(path, value, allowed);
  if (url.origin === pageOrigin) throw unfit(path, value, "another origin than the page's own");
  return url.origin;
}

/**
 * A path exactly as the URL parser leaves it, without what parsers disagree about. The vault looks closer still: it
 * decides, and here is only where a mistake is explained.
 */
const parsePath: Read<string> = (value, path) => {
  if (typeof value === 'string' && value.startsWith('/') && !NOT_IN_PATH.test(value)) {
    if (new URL(`https://host.invalid${value}`).pathname === value) return value;
  }
  throw unfit(path, value, 'a path such as /v2/orders, as it stands in a request');
};

const parseMethods: Read<readonly string[]> = (list, path) =>
  unique(
    listAt(list, path, (word, at) => wordAt(word, at, METHODS), { min: 1 }),
    path,
    (word) => word,
  );

const parseHeader: Read<string> = (name, path) => {
  if (typeof name === 'string' && HEADER.test(name)) return name;
  throw unfit(path, name, 'a header name in lower case, such as "x-correlation-id"');
};

const parseHeaders: Read<readonly string[]> = (list, path) =>
  unique(listAt(list, path, parseHeader), path, (name) => name);

/** Reads one permission of one gadget. Whether a header can be granted at all: see `check-granted-headers.ts`. */
export function parseGrant(value: unknown, path: string, surroundings: DeskSurroundings): Grant {
  const grant = objectAt(value, path, KEYS);
  const at = (name: string): string => member(path, name);
  return {
    origin: parseOrigin(grant['origin'], at('origin'), surroundings),
    path: optional(grant['path'], at('path'), '/', parsePath),
    methods: optional(grant['methods'], at('methods'), ['GET'], parseMethods),
    authorization: optional(grant['authorization'], at('authorization'), 'session', (word, where) =>
      wordAt(word, where, ['session', 'none']),
    ),
    headers: optional(grant['headers'], at('headers'), [], parseHeaders),
  };
}
