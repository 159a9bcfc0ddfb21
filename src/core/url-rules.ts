/** Why a URL is refused before anyone looks at where it goes. */
export type UrlRule = 'url' | 'scheme' | 'userinfo' | 'host' | 'encoding' | 'segments';

export type UrlReading =
  { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly rule: UrlRule; readonly why: string };

/** Longest URL that is read, in characters. */
export const MAX_URL = 8192;

/** ASCII characters that no host and port has. Engines differ about what they do with them. */
const ODD_IN_HOST = /[!-,/;-@\\^`{-~]/;

const no = (rule: UrlRule, why: string): UrlReading => ({ ok: false, rule, why });

/**
 * Reads an absolute http(s) URL that every parser on its way understands alike.
 *
 * Browsers, gateways and services disagree about odd URLs, and a rule that one of them checks protects nothing if
 * the next one reads another address. So odd ones are refused instead of repaired: the raw text is checked first,
 * then what the URL Standard makes of it, then what a server sees that decodes the path once or twice.
 * The fragment is dropped; the query is not looked at.
 */
export function readUrl(text: string): UrlReading {
  if (text.length > MAX_URL) return no('url', `the URL has more than ${MAX_URL} characters`);
  if (/[\u0000-\u0020\u007f]/.test(text)) return no('encoding', 'the URL holds a space or a control character');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return no('url', 'the URL is not absolute');
  if (scheme !== 'https' && scheme !== 'http') return no('scheme', `the scheme ${scheme.slice(0, 20)} is not http(s)`);

  const [place = ''] = text.slice(scheme.length + 1).split(/[?#]/, 1);
  if (place.includes('\\')) return no('encoding', 'the URL holds a backslash');
  const [, authority, path] = /^\/\/([^/]+)(.*)$/.exec(place) ?? [];
  if (authority === undefined || path === undefined) return no('url', 'the URL names no host');
  if (authority.includes('@')) return no('userinfo', 'the URL holds a user name');
  if (authority.includes('%')) return no('encoding', 'the host is percent-encoded');
  if (ODD_IN_HOST.test(authority)) return no('host', 'the host holds a character that no host has');
  if (!URL.canParse(text)) return no('url', 'the URL cannot be parsed');

  const url = new URL(text);
  url.hash = '';
  if (url.href.length > MAX_URL) return no('url', `the URL has more than ${MAX_URL} characters`);
  if (url.username || url.password) return no('userinfo', 'the URL holds a user name');
  if (url.hostname.endsWith('.')) return no('host', 'the host ends in a dot');
  return readPath(path) ?? readPath(url.pathname) ?? { ok: true, url };
}

/** What is odd about a path, raw or parsed; null where nothing is. */
function readPath(path: string): UrlReading | null {
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    if (segment === '' && index < segments.length - 1) return no('segments', 'the path holds an empty segment');
    const odd = readSegment(segment);
    if (odd) return odd;
  }
  return null;
}

function readSegment(segment: string): UrlReading | null {
  if (segment === '.' || segment === '..') return no('segments', 'the path holds a dot segment');
  if (segment.includes(';')) return no('segments', 'the path holds a path parameter');
  if (/%2e/i.test(segment)) return no('encoding', 'the path holds an encoded dot');
  const decoded = decode(segment);
  if (decoded === null) return no('encoding', 'the path is not percent-encoded UTF-8');
  if (/%[0-9a-f]{2}/i.test(decoded)) return no('encoding', 'the path is encoded twice');
  // Some servers fold look-alikes (U+FF0F, U+2025 …) to the ASCII characters they stand for.
  const folded = decoded.normalize('NFKC');
  if (/[\u0000-\u001f\u007f/\\;]/.test(folded)) return no('encoding', 'the path holds an encoded separator');
  if (folded === '.' || folded === '..') return no('encoding', 'the path holds an encoded dot segment');
  return null;
}

/** The text of a segment, or null where it is not percent-encoded UTF-8 (overlong forms included). */
function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** Whether a path is a prefix or lies below it, by whole segments; a prefix that ends in `/` covers only what is below. */
export function covers(prefix: string, path: string): boolean {
  return path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}

/**
 * Whether a server could take `url` for `guarded` or something below it, generously: percent-encoding and letter case
 * make no difference. For addresses that are out of bounds.
 */
export function isBelow(url: URL, guarded: URL): boolean {
  if (url.origin !== guarded.origin) return false;
  const plain = (path: string): string => (decode(path) ?? path).toLowerCase().replace(/\/+/g, '/');
  const prefix = plain(guarded.pathname).replace(/\/$/, '');
  return covers(prefix, plain(url.pathname).replace(/\/$/, ''));
}

/** A URL for a log: every query value is replaced by `…`, the fragment is dropped. */
export function redactUrl(url: URL): string {
  const names = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => (pair.includes('=') ? `${pair.slice(0, pair.indexOf('='))}=…` : '…'));
  return `${url.origin}${url.pathname}${names.length > 0 ? `?${names.join('&')}` : ''}`;
}
