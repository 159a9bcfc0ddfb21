import type { Grant } from '../core/grant.js';
import { isSecureUrl } from '../core/loopback.js';
import { readUrl } from '../core/url-rules.js';
import { listAt, member, objectAt, optional, unfit, unique, wordAt, type Read } from './desk-shape.js';
import { HTTPS_ONLY, type DeskSurroundings } from './desk-surroundings.js';

const KEYS = ['origin', 'path', 'methods', 'authorization', 'headers'];

/** The methods a gadget can be granted: those a page may send (Fetch §2.2.1) and that services use. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** A field name (RFC 9110 §5.1) in lower case. */
const HEADER = /^[a-z0-9!#$%&'*+.^_`|~-]{1,64}$/;

function parseOrigin(value: unknown, path: string, { development, pageOrigin }: DeskSurroundings): string {
  const allowed = `an origin such as https://orders.example, without a path${development ? '' : HTTPS_ONLY}`;
  if (typeof value !== 'string' || /[*?#]/.test(value)) throw unfit(path, value, allowed);
  const reading = readUrl(value);
  if (!reading.ok || reading.url.pathname !== '/') throw unfit(path, value, allowed);
  if (!isSecureUrl(reading.url, development)) throw unfit(path, value, allowed);
  if (reading.url.origin === pageOrigin) throw unfit(path, value, "another origin than the page's own");
  return reading.url.origin;
}

/** A path exactly as the URL parser leaves it: what a parser would rewrite is refused here. */
const parsePath: Read<string> = (value, path) => {
  const allowed = 'a path such as /v2/orders, as it stands in a request';
  if (typeof value !== 'string' || !value.startsWith('/') || /[?#]/.test(value)) throw unfit(path, value, allowed);
  const reading = readUrl(`https://host.invalid${value}`);
  if (!reading.ok || reading.url.pathname !== value) throw unfit(path, value, allowed);
  return value;
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

/** Reads one permission of one gadget. Whether a header can be granted at all is the vault's to say. */
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
