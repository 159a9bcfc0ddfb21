import type { Desk } from '../core/desk.js';
import { asDeskpassError, type DeskpassError } from '../core/errors.js';
import type { Callback } from './callback.js';
import type { Hint } from './hint.js';
import type { VaultChannel } from './open-vault.js';
import { outsideUrl } from './page-address.js';
import type { Tabs } from './tabs.js';
import { tolerantStorage, type TolerantStorage } from './tolerant-storage.js';
import type { World } from './world.js';

/** The `state` of the sign-out at the provider that this tab has begun. */
export const farewellNote = ({ sessionStorage }: World, key: string): TolerantStorage =>
  tolerantStorage(sessionStorage, `deskpass:signed-out:${key}`);

export interface SignOutParts {
  readonly desk: Desk;
  readonly vault: VaultChannel;
  readonly hint: Hint;
  readonly tabs: Tabs;
  readonly farewell: TolerantStorage;
}

/**
 * Signs out (OpenID Connect RP-Initiated Logout §2).
 *
 * 1. The vault wipes itself; that is on its way before anything else happens.
 * 2. The other tabs and the next visit are told, without waiting for the provider.
 * 3. Once the vault has done what it can at the provider, it may name an address where the provider ends its own
 *    session. Its `state` is kept, so that the page knows its own return.
 *
 * Resolves with that address, with null where there is none, or with why the provider could not be told: that keeps
 * nobody signed in here.
 */
export async function signOut(parts: SignOutParts): Promise<URL | DeskpassError | null> {
  const { desk, vault, hint, tabs, farewell } = parts;
  const answer = vault.call('signOut', { local: false });
  hint.remove();
  tabs.tell({ deskpass: 'signed-out' });
  try {
    const { redirect } = await answer;
    if (redirect === null) return null;
    const url = outsideUrl(redirect, desk.development);
    farewell.set(url.searchParams.get('state') ?? '');
    return url;
  } catch (thrown) {
    const error = asDeskpassError(thrown);
    // With fewer words where even these cannot be fetched: the whole network may be gone.
    return import('./explain-sign-out.js').then(
      ({ explainSignOut }) => explainSignOut(error),
      () => error,
    );
  }
}

/** Whether an answer in the address belongs to the sign-out that this tab has begun. True once. */
export function isReturnFromSignOut(callback: Callback, farewell: TolerantStorage): boolean {
  return callback.kind === 'signed-out' && farewell.take() === callback.state;
}
