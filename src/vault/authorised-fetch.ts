import type { Credential } from '../auth/credential.js';
import { DeskpassError } from '../core/errors.js';
import type { AllowedRequest } from './allowed-request.js';
import { createAnswerBody, type AnswerBody } from './answer-body.js';
import type { Authoriser } from './authoriser.js';
import { createCacheModes } from './cache-modes.js';
import { carriesCookies } from './cookie-reach.js';
import { prepareCredentialMask, type CredentialMask } from './credential-mask.js';
import { saysExpired } from './says-expired.js';

export interface Sent {
  readonly response: Response;
  readonly body: AnswerBody;
  /** What the `Authorization` header held after its scheme, or null where there was none. */
  readonly secret: string | null;
  /** What the agent may do, where it left with their credential. */
  readonly permissions: readonly string[];
  /** Whether it left with a credential, be it in a header or a cookie. */
  readonly authorized: boolean;
  /** Whether a renewal and a replay came in between. */
  readonly renewed: boolean;
}

export interface AuthorisedFetchOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly authoriser: Authoriser;
  /** The session of the moment. */
  readonly era: () => AbortSignal;
}

export type AuthorisedFetch = (request: AllowedRequest, signal: AbortSignal) => Promise<Sent>;

/**
 * Sends allowed requests with the credential their grant asks for.
 *
 * 1. Cookies stay away, unless the credential is one and is for this address; redirects fail (they would carry the request out
 *    of its grant), no referrer is sent.
 * 2. An answer that says the credential has expired leads to one renewal, which all such calls share, and one replay.
 *    Which answers say so is for `says-expired` to know.
 *    Where the credential is a cookie, 403 leads to one renewal too, and to no replay: it may be somebody else's by now.
 * 3. The replay's answer is passed on, whatever it is. So is the first one where renewal fails in a way that may pass.
 * 4. Nothing else is ever sent twice.
 *
 * Rejects with `network-failed`, with what {@link Authoriser} rejects with, or with the signal's reason.
 */
export function createAuthorisedFetch({ fetch, authoriser, era }: AuthorisedFetchOptions): AuthorisedFetch {
  const cacheModes = createCacheModes(era);
  const masks = new WeakMap<Credential, () => CredentialMask>();
  const maskFor = (credential: Credential): CredentialMask => {
    const create = masks.get(credential) ?? prepareCredentialMask(credential.value);
    masks.set(credential, create);
    return create();
  };
  const send = async (request: AllowedRequest, credential: Credential | null, signal: AbortSignal): Promise<Sent> => {
    const { url, method, headers, body } = request;
    const withCookies = carriesCookies(credential, url);
    const inHeader = credential && credential.scheme !== 'Cookie' ? credential : null;
    const secret = inHeader?.value ?? null;
    const authorized = withCookies || inHeader !== null;
    try {
      const response = await fetch(url.href, {
        method,
        headers: inHeader ? [...headers, ['authorization', `${inHeader.scheme} ${inHeader.value}`]] : [...headers],
        body,
        signal,
        credentials: withCookies ? 'include' : 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        cache: cacheModes.of(request),
      });
      signal.throwIfAborted();
      cacheModes.answered(request, response.status);
      return {
        response,
        body: createAnswerBody(response, method, inHeader && maskFor(inHeader)),
        secret,
        permissions: credential?.session.permissions ?? [],
        authorized,
        renewed: false,
      };
    } catch (cause) {
      signal.throwIfAborted();
      throw new DeskpassError('network-failed', `${method} ${url.host} got no answer`, {
        suggestion: 'The service is offline, redirects elsewhere, or its CORS rules do not name this page.',
        cause,
      });
    }
  };

  return async (request, signal) => {
    if (request.authorization === 'none') return send(request, null, signal);
    const credential = await authoriser.current(signal);
    const first = await send(request, credential, signal);
    if (!first.authorized) return first;
    const isExpired = await saysExpired(first, signal);
    if (!isExpired && !mayBeSomebodyElses(first, credential)) return first;
    const fresh = await authoriser.afterRefusal(credential, request.url.origin, signal);
    if (!fresh) return first;
    if (!isExpired) {
      authoriser.markRefused(fresh, request.url.origin);
      return first;
    }
    first.body.cancel().catch(() => undefined);
    const second = await send(request, fresh, signal);
    if (await saysExpired(second, signal)) authoriser.markRefused(fresh, request.url.origin);
    return { ...second, renewed: true };
  };
}

function mayBeSomebodyElses({ response }: Sent, { scheme }: Credential): boolean {
  return scheme === 'Cookie' && response.status === 403;
}
