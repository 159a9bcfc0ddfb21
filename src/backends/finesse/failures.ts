import { DeskpassError } from '../../core/errors.js';

/** Why Finesse gave no answer that can be read. */
export type Silence = 'network' | 'timeout' | 'status' | 'out-of-service';

/** No node answers, or none is in service. */
export function unreachable(reason: Silence, facts: { readonly status?: number } = {}): DeskpassError {
  return new DeskpassError('provider-unreachable', 'Finesse does not answer', {
    suggestion:
      'Check that a node is in service, that "utils finesse cors" lists this page, and that connect-src allows the nodes.',
    facts: { reason, ...facts },
  });
}

/** An answer that is not what Finesse's documents show; `what` names the answer, never what is in it. */
export function invalidAnswer(what: string): DeskpassError {
  return new DeskpassError('provider-invalid', `Finesse cannot be used: its ${what} cannot be read`, {
    suggestion: 'Check that the setting "url" is the address of a Finesse node and not of something before it.',
  });
}

/** Finesse has said no in a way that no other answer of the agent mends. */
export function refused(status: number, errorType: string | null, suggestion = ''): DeskpassError {
  return new DeskpassError('provider-refused', 'Finesse refused the request', {
    suggestion,
    facts: { status, ...(errorType === null ? {} : { errorType }) },
  });
}

/** The session is over: nothing but the agent can bring it back. */
export function sessionEnded(reason: string): DeskpassError {
  return new DeskpassError('session-ended', 'Finesse does not renew this session', { facts: { reason } });
}

/** A sign-out that Finesse has not taken, which ends the session here all the same. */
export function stillSignedIn(state: string): DeskpassError {
  return new DeskpassError('provider-refused', 'The agent may still be signed in at Finesse', {
    suggestion:
      'Sign the agent out on the Finesse desktop. A call keeps an agent signed in, and so does a reason code that Finesse wants and the desk file does not set.',
    facts: { state },
  });
}

/** Single sign-on ends at a document that only a page of the same origin can read. */
export function tokenServiceElsewhere(path: 'tokenServiceUrl' | 'alternateTokenServiceUrl'): DeskpassError {
  return new DeskpassError('desk-file-invalid', 'The token service of Finesse is not on the origin of this page', {
    suggestion:
      'Serve the page from Finesse, or let a reverse proxy on the page’s origin lead /desktop/sso to Finesse and name it in the setting.',
    facts: { path },
  });
}
