import type { Outcome } from '../../auth/backend.js';
import { toWireError, type WireError } from '../../core/errors.js';
import type { Begin } from './keep-session.js';
import type { TransactionNotes } from './transactions.js';

const REASON = 'authentication-expired';

/** Whether this is why a sign-in was begun again, which is nobody's concern but ours. */
export const isExpired = ({ facts }: WireError): boolean => facts?.['reason'] === REASON;

/**
 * Begins a sign-in again that has expired at Keycloak while the agent was on its pages, or that another tab's has overtaken:
 * it says `temporarily_unavailable` with `authentication_expired` and means that the next one will do.
 *
 * Once, for it could be said for ever. Keycloak says it to those alone who were shown a page, so what is begun again is not
 * silent. Resolves with null for every other failure.
 */
export async function beginAgain(
  thrown: unknown,
  {
    query,
    transaction,
    begin,
  }: { readonly query: string; readonly transaction: TransactionNotes; readonly begin: Begin },
): Promise<Outcome | null> {
  const failure = toWireError(thrown);
  const { refused, returnTo, demands, keepsSession = false } = transaction;
  const says = new URLSearchParams(query).get('error_description');
  const isExpiry = failure.facts?.['error'] === 'temporarily_unavailable' && says === 'authentication_expired';
  if (!isExpiry || refused) return null;
  const why = { ...failure, facts: { ...failure.facts, reason: REASON } };
  return begin({ display: 'redirect', silent: false, returnTo, demands, keepsSession }, why);
}
