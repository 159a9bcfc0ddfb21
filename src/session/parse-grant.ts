import type { Grant } from '../core/grant.js';
import { isSecureUrl } from '../core/loopback.js';
import { listAt, member, objectAt, optional, unfit, unique, wordAt, type Read } from './desk-shape.js';

const KEYS = ['origin', 'path', 'methods', 'authorization'];

/** The methods a gadget can be granted: those a page may send (Fetch §2.2.1) and that services use. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Characters that a URL parser drops, rewrites or gives a meaning that an origin has no place for. */
const NOT_IN_ORIGIN = /[\s\\?#@*\p{Cc}]/u;

function parseOrigin(value: unknown, path: string, development: boolean): string {
  const allowed = `an origin such as https://orders.example, without a path${development ? '' : '; http: only on loopback and with "development": true'}`;
  if (typeof value !== 'string' || NOT_IN_ORIGIN.test(value) || !URL.canParse(value)) throw unfit(path, value, allowed);
  const url = new URL(value);
  if (url.pathname !== '/' || !isSecureUrl(url, development)) throw unfit(path, value, allowed);
  return url.origin;
}

/**
 * A path as the URL parser leaves it. Anything that it would rewrite, and anything that a server may read as another
 * path (encoded slashes, dots and backslashes, empty segments), is refused here and not left to the policy.
 */
function parsePath(value: unknown, path: string): string {
  const isPlain =
    typeof value === 'string' &&
    value.startsWith('/') &&
    !/[?#;]|%2f|%5c|%2e|\/\//i.test(value) &&
    new URL(`https://host.invalid${value}`).pathname === value;
  if (!isPlain) throw unfit(path, value, 'a path such as /v2/orders, as it stands in a request');
  return value;
}

/** Reads one permission of one gadget. */
export function parseGrant(value: unknown, path: string, development: boolean): Grant {
  const grant = objectAt(value, path, KEYS);
  const at = (name: string): string => member(path, name);
  const readMethods: Read<readonly string[]> = (list, where) =>
    unique(
      listAt(list, where, (word, each) => wordAt(word, each, METHODS), { min: 1 }),
      where,
      (word) => word,
    );
  return {
    origin: parseOrigin(grant['origin'], at('origin'), development),
    path: optional(grant['path'], at('path'), '/', parsePath),
    methods: optional(grant['methods'], at('methods'), ['GET'], readMethods),
    authorization: optional(grant['authorization'], at('authorization'), 'session', (word, where) =>
      wordAt(word, where, ['session', 'none']),
    ),
  };
}
