import type { BeginOptions, Outcome } from '../../auth/backend.js';
import { asDeskpassError, fromWireError, toWireError, type WireError } from '../../core/errors.js';
import type { TransactionNotes } from './transactions.js';

/** What it takes to ask the provider once more. */
export type Begin = (options: Omit<BeginOptions, 'signal'>, refused: WireError) => Promise<Outcome>;

/**
 * Gives an agent back the session they had, where the page has left to ask more of them and nothing came of it. The
 * vault that held it is gone with the page, but the provider still knows them.
 *
 * 1. The provider is asked once, silently, for the same agent and nothing else.
 * 2. Its answer signs them in as they were, and why more was refused is told beside it.
 * 3. Where it does not know them any more, or knows somebody else, the sign-in fails as it had.
 */
export async function keepSession(
  failure: unknown,
  { refused, returnTo, demands: { subject } }: TransactionNotes,
  begin: Begin,
): Promise<Outcome> {
  if (refused) throw fromWireError(refused);
  const error = asDeskpassError(failure);
  // Somebody else has signed in there: asked again, the provider would say the same.
  if (subject === undefined || error.facts['check'] === 'sub') throw error;
  const silently = { display: 'redirect', silent: true, returnTo, demands: { subject }, keepsSession: true } as const;
  return begin(silently, toWireError(error)).catch(() => {
    throw error;
  });
}
