import type { AllowedRequest } from './allowed-request.js';

/** Requests remembered at most; beyond that, all are asked about anew. */
const MOST = 1000;
/** Longest description of a request that is remembered, in characters. */
const LONGEST = 2048;

/** Chooses the cache mode (Fetch Standard §2.2.5) of each request. */
export interface CacheModes {
  of(request: AllowedRequest): RequestCache;
  /** Takes note of an answer that came in the session of this moment. */
  answered(request: AllowedRequest, status: number): void;
}

/** A request that the cache may answer, in words that tell it from any other; null for all that it never answers. */
function describe({ url, method, headers, authorization }: AllowedRequest): string | null {
  if (authorization !== 'session' || method !== 'GET') return null;
  const fields = [...headers];
  // The browser keeps these away from its cache.
  if (fields.some(([name]) => name.startsWith('if-') || name === 'range')) return null;
  const words = JSON.stringify([url.href, fields]);
  return words.length <= LONGEST ? words : null;
}

/**
 * An authorised answer in the HTTP cache may belong to the agent who was signed in before. So a request is asked about
 * anew (`no-cache`) until the service has answered it with success in this session: what the cache then holds is this
 * agent's, and is used as ever. Not always anew, because browsers that pass over their cache ask before each request
 * whether they may (CORS pre-flight). `no-store` is the gadget's to ask for, by `Cache-Control`.
 */
export function createCacheModes(era: () => AbortSignal): CacheModes {
  let session: AbortSignal | null = null;
  let known = new Set<string>();
  const of = (request: AllowedRequest): RequestCache => {
    if (/(^|,)\s*no-store\s*(,|$)/i.test(request.headers.get('cache-control') ?? '')) return 'no-store';
    if (request.authorization !== 'session' || !['GET', 'HEAD'].includes(request.method)) return 'default';
    const words = describe(request);
    return words !== null && session === era() && known.has(words) ? 'default' : 'no-cache';
  };
  return {
    of,
    answered(request, status) {
      const words = describe(request);
      if (status !== 200 || words === null || of(request) !== 'no-cache') return;
      if (session !== era() || known.size >= MOST) known = new Set();
      session = era();
      known.add(words);
    },
  };
}
