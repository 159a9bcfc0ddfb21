import { errorTypeOf, isUnauthorised, type ErrorType } from './error-type.js';
import { refused } from './failures.js';
import type { Nodes } from './nodes.js';
import { escapeXml } from './parse-xml.js';
import { userPath } from './user.js';

/** The body of a PUT, in the order of the documents. */
export interface WantedState {
  readonly state: 'LOGIN' | 'LOGOUT' | 'NOT_READY';
  readonly extension?: string;
  readonly reasonCodeId?: string | undefined;
}

/** Accepted, which says nothing of the outcome, or what is wrong with the request. */
export type StateAnswer = 'accepted' | 'unauthorised' | 'invalid';

const INVALID: readonly (ErrorType | null)[] = ['Invalid Input', 'Bad Request', 'Parameter Missing', 'Invalid Device'];

export interface StateRequest {
  readonly loginId: string;
  readonly authorization: string;
  /** Comes back in the event that the request leads to. */
  readonly requestId: string;
  readonly wanted: WantedState;
}

/**
 * Asks for another state of an agent. Finesse answers 202 and carries it out, or does not, a moment later. Rejects with
 * `provider-unreachable` and `provider-refused`.
 */
export async function requestState(nodes: Nodes, request: StateRequest): Promise<StateAnswer> {
  const { loginId, authorization, requestId, wanted } = request;
  const members = Object.entries(wanted).flatMap(([name, value]: [string, string | undefined]) =>
    value === undefined ? [] : [`<${name}>${escapeXml(value)}</${name}>`],
  );
  const { status, body } = await nodes.request(userPath(loginId), {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/xml', requestId },
    body: `<User>${members.join('')}</User>`,
  });
  if (status === 202 || status === 200) return 'accepted';
  if (isUnauthorised(status, body)) return 'unauthorised';
  const errorType = errorTypeOf(body);
  if (status === 400 && INVALID.includes(errorType)) return 'invalid';
  throw refused(status, errorType, 'Finesse’s own log says why; a required reason code is set in the desk file.');
}
