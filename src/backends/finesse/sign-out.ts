import type { Credential } from '../../auth/credential.js';
import { requestState, type WantedState } from './agent-state.js';
import type { Nodes } from './nodes.js';
import { authorizationOf } from './proof.js';
import type { FinesseSettings } from './settings.js';
import { readUser } from './user.js';

/** How often the agent is asked after until not ready. */
const LOOKS = 8;
const PAUSE_MS = 250;

/**
 * Signs an agent out of Finesse: not ready first, for Finesse signs nobody out who is ready, then out. An agent whose
 * call goes on stays signed in there, which nothing here can change. Never rejects, and gives the address the page goes
 * to, or null.
 */
export async function signOut(
  credential: Credential,
  { settings, nodes }: { readonly settings: FinesseSettings; readonly nodes: Nodes },
): Promise<string | null> {
  if (credential.scheme === 'Cookie') return null;
  const { scheme, value, session } = credential;
  const loginId = session.identity.subject;
  const authorization = authorizationOf({ scheme, value });
  const stateOf = async (): Promise<string> => {
    const user = await readUser(nodes, loginId, authorization);
    return typeof user === 'string' ? 'LOGOUT' : user.state;
  };
  const ask = (wanted: WantedState): Promise<unknown> =>
    requestState(nodes, { loginId, authorization, requestId: crypto.randomUUID(), wanted });

  const leave = async (): Promise<void> => {
    let state = await stateOf();
    if (state === 'LOGOUT') return;
    if (state !== 'NOT_READY') await ask({ state: 'NOT_READY', reasonCodeId: settings.notReadyReasonCodeId });
    for (let look = 0; look < LOOKS && state !== 'NOT_READY' && state !== 'LOGOUT'; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      state = await stateOf();
    }
    await ask({ state: 'LOGOUT', reasonCodeId: settings.logoutReasonCodeId });
  };

  if (settings.agentSignIn === 'extension') await leave().catch(() => undefined);
  return settings.signOutUrl ?? null;
}
