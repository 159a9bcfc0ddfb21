import { ErrorResponse } from 'oidc-client-ts';
import { DeskpassError, type ErrorCode } from '../../core/errors.js';

/** The provider's words for what we have a code of our own for. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  access_denied: 'consent-denied',
  login_required: 'login-required',
  interaction_required: 'login-required',
  consent_required: 'login-required',
  account_selection_required: 'login-required',
  temporarily_unavailable: 'provider-unreachable',
  server_error: 'provider-unreachable',
};

/** An `error` of the provider (RFC 6749 §4.1.2.1 and §5.2, OpenID Connect Core §3.1.2.6). */
export function oauthFailure(error: string): DeskpassError {
  const code = Object.hasOwn(CODES, error) ? CODES[error] : undefined;
  const word = harmlessWord(error);
  return new DeskpassError(code ?? 'provider-refused', `The provider answered: ${word}`, { facts: { error: word } });
}

/** An error word as a fact. One that is no plain word may be anything, a credential sent back to us included. */
function harmlessWord(error: string): string {
  return /^[a-z]{1,24}(_[a-z]{1,24}){0,5}$/.test(error) ? error : 'unknown';
}

/** Why a provider gave no answer that can be read: `reason` is `network`, `timeout` or `status`. */
export function unreachable(
  reason: 'network' | 'timeout' | 'status',
  facts: { readonly status?: number; readonly retryAfter?: number } = {},
): DeskpassError {
  return new DeskpassError('provider-unreachable', 'The provider does not answer', {
    suggestion: 'Check that it runs, that it allows this page by CORS, and this page allows it by connect-src.',
    facts: { reason, ...facts },
  });
}

/** A provider that breaks the protocol in a way that no other attempt will mend. */
export function invalidProvider(problem: string, suggestion = ''): DeskpassError {
  return new DeskpassError('provider-invalid', `The provider cannot be used: ${problem}`, { suggestion });
}

/** The session is over: nothing but the agent can bring it back. */
export function sessionEnded(reason: string): DeskpassError {
  return new DeskpassError('session-ended', 'The provider does not renew this session', { facts: { reason } });
}

/**
 * What the engine threw, as one of ours. It is no `cause` of that: it holds requests and answers, and with them codes
 * and tokens. No error of this backend has a cause.
 */
export function asProviderFailure(thrown: unknown): DeskpassError {
  if (thrown instanceof DeskpassError) return thrown;
  if (thrown instanceof ErrorResponse) return oauthFailure(thrown.error ?? '');
  return invalidProvider('its answer is not what the protocol says');
}
