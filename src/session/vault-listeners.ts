import { fromWireError } from '../core/errors.js';
import type { VaultListeners } from './open-vault.js';
import { ExpiringEvent, IdentityChangedEvent, RenewedEvent, RequestEvent } from './session-events.js';
import type { Standing } from './standing.js';

/** Turns what the vault tells into state and events. The end of a session has consequences, so it is passed on. */
export function vaultListeners(standing: Standing, onEnded: VaultListeners['ended']): VaultListeners {
  return {
    renewed(session) {
      if (standing.happen({ kind: 'renew', session })) standing.tell(new RenewedEvent(session));
    },
    'identity-changed'({ change, session }) {
      // The state first: the gadgets of the one before are gone when the page hears of it.
      if (!session || standing.happen({ kind: 'renew', session })) {
        standing.tell(new IdentityChangedEvent(change, session));
      }
    },
    expiring({ expiresAt }) {
      if (standing.happen({ kind: 'expire-soon' })) standing.tell(new ExpiringEvent(expiresAt));
    },
    ended: onEnded,
    trouble({ error }) {
      standing.report(fromWireError(error));
    },
    record(record) {
      standing.tell(new RequestEvent(record));
    },
  };
}
