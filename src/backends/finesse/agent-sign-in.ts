import type { BackendContext } from '../../auth/backend.js';
import type { ProblemCode } from '../../auth/problem.js';
import { requestState } from './agent-state.js';
import type { ErrorType } from './error-type.js';
import type { Nodes } from './nodes.js';
import { openNotifications, type Notifications } from './notifications.js';
import { authorizationOf, type Proof } from './proof.js';
import type { FinesseSettings } from './settings.js';
import { readUser, type User } from './user.js';

/** The agent as signed in, or why not; `unauthorised` where the credential does not work any more. */
export type AgentOutcome = User | ProblemCode | 'unauthorised';

export interface AgentSignIn {
  readonly nodes: Nodes;
  readonly settings: FinesseSettings;
  /** Of the notification service, or empty. */
  readonly xmppDomain: string;
  readonly fetch: BackendContext['fetch'];
  readonly loginId: string;
  readonly proof: Proof;
  readonly extension: string;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/** Milliseconds between two questions after the agent; the last one repeats. */
const PAUSES = [100, 200, 400, 800, 1_500];
/** The notification service has so long to be listened to before the agent is signed in without it. */
const OPENING_MS = 5_000;

const PROBLEMS: Partial<Record<ErrorType, ProblemCode>> = {
  'Device Busy': 'extension-taken',
  'Invalid Device': 'extension-invalid',
  'Mode Not Allowed': 'extension-invalid',
  'Invalid Input': 'extension-invalid',
  'Bad Request': 'extension-invalid',
};

/**
 * Signs an agent in with a phone.
 *
 * 1. The notification service is listened to, where there is one: only it says why a phone is refused.
 * 2. The request is accepted with 202, which decides nothing.
 * 3. Whichever comes first decides: the event with the request's id, an event that the agent is not signed out, or the
 *    User object saying so when asked.
 * 4. None of them within the time of the settings: `timed-out`.
 */
export async function signInAgent(options: AgentSignIn): Promise<AgentOutcome> {
  const { nodes, settings, loginId, proof, extension, signal } = options;
  const requestId = crypto.randomUUID();
  const over = new AbortController();
  const bound = AbortSignal.any([signal, over.signal]);
  const notifications = await listen(options, bound);
  try {
    const wanted = { state: 'LOGIN', extension } as const;
    const answer = await requestState(nodes, { loginId, authorization: authorizationOf(proof), requestId, wanted });
    if (answer !== 'accepted') return answer === 'invalid' ? 'extension-invalid' : answer;
    return await Promise.race([
      pause(settings.agentTimeout * 1000, bound).then((): AgentOutcome => 'timed-out'),
      askUntilSignedIn(nodes, loginId, proof, bound),
      ...(notifications ? [hear(notifications, requestId)] : []),
    ]);
  } finally {
    over.abort();
    notifications?.close();
  }
}

async function listen(options: AgentSignIn, signal: AbortSignal): Promise<Notifications | null> {
  const { settings, xmppDomain, fetch, loginId, proof } = options;
  if (settings.boshUrl === undefined || xmppDomain === '') return null;
  const late = new AbortController();
  const bound = AbortSignal.any([signal, late.signal]);
  const opening = openNotifications({
    url: settings.boshUrl,
    domain: xmppDomain,
    fetch,
    loginId,
    proof,
    signal: bound,
  });
  const opened = await Promise.race([opening.catch(() => null), pause(OPENING_MS, signal).then(() => null)]);
  if (!opened) late.abort();
  return opened;
}

async function askUntilSignedIn(
  nodes: Nodes,
  loginId: string,
  proof: Proof,
  signal: AbortSignal,
): Promise<AgentOutcome> {
  for (let count = 0; !signal.aborted; count += 1) {
    await pause(PAUSES[Math.min(count, PAUSES.length - 1)] ?? 0, signal);
    // A node that fails now may be the one that is asked next.
    const user = await readUser(nodes, loginId, authorizationOf(proof)).catch(() => null);
    if (user === 'unauthorised') return user;
    if (typeof user === 'object' && user && user.state !== 'LOGOUT') return user;
  }
  return 'timed-out';
}

async function hear(notifications: Notifications, requestId: string): Promise<AgentOutcome> {
  try {
    for (;;) {
      for (const { requestId: cause, outcome } of await notifications.next()) {
        if ('user' in outcome && outcome.user.state !== 'LOGOUT') return outcome.user;
        // An error that names no request is this one's: nobody else asks for anything for an agent who is signed out.
        const isOurs = cause === requestId || cause === '';
        if ('error' in outcome && isOurs) return PROBLEMS[outcome.error] ?? 'extension-invalid';
      }
    }
  } catch {
    return new Promise(() => undefined);
  }
}

/** Waits, at most until the signal is aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
