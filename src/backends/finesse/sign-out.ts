import type { BackendContext } from '../../auth/backend.js';
import type { Credential, HeaderCredential } from '../../auth/credential.js';
import { requestState, type WantedState } from './agent-state.js';
import { stillSignedIn } from './failures.js';
import type { Nodes } from './nodes.js';
import { authorizationOf } from './proof.js';
import type { FinesseSettings } from './settings.js';
import { readUser } from './user.js';

/** How often the agent is asked after until another state is reached. */
const LOOKS = 8;
const PAUSE_MS = 250;

/** A token that does not work and cannot be renewed: nobody can say what the agent is. */
const UNKNOWN = 'unknown';

export interface SignOutParts {
  readonly settings: FinesseSettings;
  readonly nodes: Nodes;
  readonly renew: (credential: Credential) => Promise<HeaderCredential>;
  readonly report: BackendContext['report'];
}

/**
 * Signs an agent out of Finesse: not ready first, for Finesse signs nobody out who is ready, then out. A token that has
 * expired meanwhile is renewed for that, once. An agent whose call goes on stays signed in there, which nothing here can
 * change: whoever is still signed in, or may be, is reported. Never rejects, and gives the address the page goes to, or
 * null.
 */
export async function signOut(credential: Credential, parts: SignOutParts): Promise<string | null> {
  const { settings, report } = parts;
  if (credential.scheme === 'Cookie') return null;
  if (settings.agentSignIn === 'extension') {
    const state = await leave(credential, parts).catch(() => UNKNOWN);
    if (state !== 'LOGOUT') report?.(stillSignedIn(state));
  }
  return settings.signOutUrl ?? null;
}

/** Resolves with the state that the agent is left in. */
async function leave(held: HeaderCredential, { settings, nodes, renew }: SignOutParts): Promise<string> {
  const loginId = held.session.identity.subject;
  let authorization = authorizationOf(held);

  const stateOf = async (): Promise<string> => {
    const user = await readUser(nodes, loginId, authorization);
    if (user === 'unauthorised') return UNKNOWN;
    return user === 'unknown-user' ? 'LOGOUT' : user.state;
  };
  /** Asks for a state. Resolves with the one that is reached in time, which may be another. */
  const reach = async (wanted: WantedState, from: string): Promise<string> => {
    const request = { loginId, authorization, requestId: crypto.randomUUID(), wanted };
    const answer = await requestState(nodes, request).catch(() => null);
    if (answer !== 'accepted') return from;
    let state = from;
    for (let look = 0; look < LOOKS && state !== wanted.state && state !== 'LOGOUT'; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      state = await stateOf();
    }
    return state;
  };

  let state = await stateOf();
  if (state === UNKNOWN && held.scheme === 'Bearer') {
    authorization = authorizationOf(await renew(held));
    state = await stateOf();
  }
  if (state === UNKNOWN || state === 'LOGOUT') return state;
  const { notReadyReasonCodeId, logoutReasonCodeId } = settings;
  if (state !== 'NOT_READY') state = await reach({ state: 'NOT_READY', reasonCodeId: notReadyReasonCodeId }, state);
  return state === 'LOGOUT' ? state : reach({ state: 'LOGOUT', reasonCodeId: logoutReasonCodeId }, state);
}
