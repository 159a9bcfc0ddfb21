import { DeskpassError } from '../../core/errors.js';
import type { EndpointName } from './endpoint-name.js';

/** Nothing came back that can be read, or Expertflow says that something behind it did not answer. */
export function unreachable(
  reason: 'network' | 'timeout' | 'status',
  facts: { readonly endpoint: EndpointName; readonly status?: number },
): DeskpassError {
  return new DeskpassError('provider-unreachable', 'Expertflow does not answer', {
    suggestion:
      'Check that the gateway and Keycloak run, that the gateway allows this page by CORS, and that this page allows it by connect-src.',
    facts: { reason, ...facts },
  });
}

/** An answer that no document describes. */
export function invalidAnswer(endpoint: EndpointName, problem: string): DeskpassError {
  return new DeskpassError('provider-invalid', `Expertflow’s answer cannot be used: ${problem}`, {
    suggestion: 'Check the url and the service of this way to sign in.',
    facts: { endpoint },
  });
}

/** The gateway refused before the service was asked. */
export function gatewayRefused(endpoint: EndpointName, status: number): DeskpassError {
  return new DeskpassError('provider-refused', `The gateway does not let ${endpoint} through`, {
    suggestion: `Add a route for ${endpoint} that needs no token to the gateway: an agent who signs in has none yet.`,
    facts: { endpoint, status },
  });
}

/** Expertflow is set up in a way that nobody can sign in with. */
export function misconfigured(endpoint: EndpointName, status: number): DeskpassError {
  return new DeskpassError('provider-refused', 'Expertflow is set up in a way that nobody can sign in with', {
    suggestion:
      'Check its Keycloak realm, client and secret, the channel of its second factor, and the tenant of this way to sign in.',
    facts: { endpoint, status },
  });
}

/** Only the agent can go on, and nobody may be asked now. */
export function loginRequired(): DeskpassError {
  return new DeskpassError('login-required', 'Expertflow knows nobody without a password');
}

/** The session is over: nothing but the agent can bring it back. */
export function sessionEnded(): DeskpassError {
  return new DeskpassError('session-ended', 'Expertflow has ended the session', {
    suggestion: 'Sign in again. If it ends at every second renewal, switch “Revoke Refresh Token” off in Keycloak.',
  });
}
