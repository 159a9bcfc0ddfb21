import type { Grant } from '../core/grant.js';
import { isSecureUrl } from '../core/loopback.js';
import { covers, isBelow, readUrl, type UrlRule } from '../core/url-rules.js';
import { checkHeaders } from './request-headers.js';

/** Everything that can refuse a request. The names are part of the contract: a record and an error carry them. */
export type Rule = UrlRule | 'desk-origin' | 'sign-in-origin' | 'origin' | 'path' | 'method' | 'header';

/** What holds for every gadget of a desk, whatever its grants say. */
export interface Bounds {
  /** The page's own origin: never a target. */
  readonly deskOrigin: string;
  /** Whether `http:` is allowed on loopback hosts. */
  readonly development: boolean;
  /** URLs at and below which the sign-in systems live: never a target. */
  readonly protectedUrls: readonly URL[];
}

/** The parts of a request that a decision depends on. */
export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
}

export type Decision =
  | {
      readonly allow: true;
      readonly grant: Grant;
      /** The grant's place in the desk file, from 1. */
      readonly index: number;
      readonly url: URL;
      readonly headers: ReadonlyMap<string, string>;
    }
  | {
      readonly allow: false;
      readonly rule: Rule;
      /** One line without query values, for example `PUT billing.example/v1/invoices/88: grant 2 allows GET`. */
      readonly message: string;
      /** Null where the URL itself is refused. */
      readonly url: URL | null;
    };

/** Methods that no grant can allow (Fetch Standard §2.2.1, forbidden methods). */
const FORBIDDEN_METHODS: readonly string[] = ['CONNECT', 'TRACE', 'TRACK'];

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}$/;

/** Whether a grant may name a method at all. */
export const isGrantableMethod = (method: string): boolean =>
  TOKEN.test(method) && !FORBIDDEN_METHODS.includes(method.toUpperCase());

/** A path in a message: long ones are cut. */
const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

/**
 * Whether one gadget's grants allow a request. Pure. The first grant that covers origin, path and method decides;
 * what no grant covers is refused, and so is everything that two parsers could read in two ways.
 */
export function decide(grants: readonly Grant[], asked: Asked, bounds: Bounds): Decision {
  const method = TOKEN.test(asked.method) ? asked.method : '(no method)';
  const reading = readUrl(asked.url);
  if (!reading.ok) {
    return { allow: false, rule: reading.rule, message: `${method}: ${reading.why}`, url: null };
  }
  const { url } = reading;
  const refuse = (rule: Rule, why: string): Decision => ({
    allow: false,
    rule,
    message: `${method} ${url.host}${short(url.pathname)}: ${why}`,
    url,
  });

  if (!isSecureUrl(url, bounds.development)) return refuse('scheme', 'only https is allowed');
  if (url.origin === bounds.deskOrigin) return refuse('desk-origin', 'the desk itself is never a target');
  if (bounds.protectedUrls.some((guarded) => isBelow(url, guarded))) {
    return refuse('sign-in-origin', 'a sign-in system is never a target');
  }
  if (!isGrantableMethod(asked.method)) return refuse('method', 'no grant can allow this method');

  const numbered = grants.map((grant, at) => ({ grant, index: at + 1 }));
  const sameOrigin = numbered.filter(({ grant }) => grant.origin === url.origin);
  if (sameOrigin.length === 0) return refuse('origin', 'no grant names this origin');
  const samePath = sameOrigin.filter(({ grant }) => covers(grant.path, url.pathname));
  if (samePath.length === 0) {
    return refuse('path', sameOrigin.map(({ grant, index }) => `grant ${index} allows ${grant.path}`).join(', '));
  }
  const found = samePath.find(({ grant }) => grant.methods.includes(asked.method));
  if (!found) {
    const allowed = samePath.map(
      ({ grant, index }) => `grant ${index} allows ${grant.methods.join(', ') || 'nothing'}`,
    );
    return refuse('method', allowed.join('; '));
  }
  const checked = checkHeaders(asked.headers, found.grant.headers ?? []);
  if (!checked.ok) return refuse('header', checked.why);
  return { allow: true, ...found, url, headers: checked.headers };
}
