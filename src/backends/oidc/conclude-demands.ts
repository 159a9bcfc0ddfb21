import type { Outcome } from '../../auth/backend.js';
import type { ActionOutcome } from '../../auth/demands.js';
import { beginAgain, isExpired } from './begin-again.js';
import { keepSession, type Begin } from './keep-session.js';
import type { TransactionNotes } from './transactions.js';

interface ConcludeDemandsParts {
  /** The answer, in which Keycloak says what became of an action. */
  readonly query: string;
  readonly transaction: TransactionNotes;
  /** Signs in, as where nothing more was asked. */
  readonly conclude: () => Promise<Outcome>;
  /** Asks the provider once more; null where the vault that has asked is still there and holds the session. */
  readonly begin: Begin | null;
}

/**
 * Concludes a sign-in of which more was asked than who the agent is: what became of that, and what if nothing did. One that
 * has expired at the provider is begun again.
 */
export async function concludeDemands(parts: ConcludeDemandsParts): Promise<Outcome> {
  const { query, transaction, conclude, begin } = parts;
  const { demands, keepsSession } = transaction;
  const refused = transaction.refused && isExpired(transaction.refused) ? undefined : transaction.refused;
  try {
    return {
      ...(await conclude()),
      ...(demands.action === undefined ? {} : { action: outcomeOf(demands.action, query) }),
      ...(refused ? { refused } : {}),
    };
  } catch (thrown) {
    if (!begin) throw thrown;
    const again = await beginAgain(thrown, { query, transaction, begin });
    if (again) return again;
    if (!keepsSession) throw thrown;
    return keepSession(thrown, { ...transaction, refused }, begin);
  }
}

/** What became of the action of this name. Words that Keycloak does not use mean the same as none. */
function outcomeOf(name: string, query: string): ActionOutcome {
  const said = new URLSearchParams(query).get('kc_action_status');
  const known = (['success', 'cancelled', 'error'] as const).find((status) => status === said);
  return { name, status: known ?? 'ignored' };
}
