import { HEADER_NAME, isNeverGranted } from '../core/grantable-header.js';

/** Most header fields of one request, and most characters of all of them together. */
const MAX_FIELDS = 64;
const MAX_CHARACTERS = 16_384;

/** What an API call ordinarily says; every gadget may set these. */
const ORDINARY = new Set([
  'accept',
  'accept-language',
  'cache-control',
  'content-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'last-event-id',
  'pragma',
  'prefer',
  'range',
  'soapaction',
  'traceparent',
  'tracestate',
  'x-correlation-id',
  'x-request-id',
  'x-requested-with',
]);

/**
 * Headers that the browser sets by itself and that page code cannot change (Fetch Standard §2.2.2). A gadget's own are
 * left out without a word, as the platform's `fetch` does.
 */
const BROWSER_OWNED = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
]);

export type HeaderReading =
  { readonly ok: true; readonly headers: ReadonlyMap<string, string> } | { readonly ok: false; readonly why: string };

const no = (why: string): HeaderReading => ({ ok: false, why });

/**
 * The headers a gadget may send, or why not. Names are compared in lower case, so that spelling variants of one name
 * cannot pass each other; the values of one name are joined (RFC 9110 §5.3). A value never gets into `why`. A map, since
 * a `Headers` object takes longer to make than all else that is done for a request.
 */
export function checkHeaders(pairs: readonly (readonly [string, string])[], granted: readonly string[]): HeaderReading {
  if (pairs.length > MAX_FIELDS) return no(`more than ${MAX_FIELDS} headers`);
  const headers = new Map<string, string>();
  let characters = 0;
  for (const [spelled, value] of pairs) {
    const name = spelled.toLowerCase();
    if (!HEADER_NAME.test(name)) return no('a header has a name that is none');
    characters += name.length + value.length;
    if (characters > MAX_CHARACTERS) return no(`more than ${MAX_CHARACTERS} characters of headers`);
    if (BROWSER_OWNED.has(name) || name.startsWith('sec-')) continue;
    if (isNeverGranted(name)) return no(`a gadget may not set ${name}`);
    if (!ORDINARY.has(name) && !granted.includes(name)) return no(`no grant names the header ${name}`);
    // RFC 9110 §5.5; beyond U+00FF there is no byte for it.
    if (/[^\t\u0020-\u007e\u0080-\u00ff]/.test(value))
      return no(`the header ${name} holds a character that no header can`);
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return { ok: true, headers };
}
