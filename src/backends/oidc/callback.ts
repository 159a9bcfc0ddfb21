import { nobodyWaits } from '../../auth/nobody-waits.js';
import { DeskpassError } from '../../core/errors.js';
import { invalidProvider } from './failures.js';

/** The answer to an authorization request (RFC 6749 §4.1.2), as its query holds it. */
export interface Callback {
  /** Which transaction it answers. */
  readonly id: string;
  readonly state: string;
  readonly iss: string | null;
  readonly error: string | null;
  readonly code: string | null;
}

/** The `state` of a transaction: its id, then what lets the page know its own answers without a storage. */
export function stateFor(id: string, display: string, method: string): string {
  return `${id};deskpass.${display}.${method}`;
}

/** The ids of the transactions that a query names. Usually one. */
export function idsIn(query: string): string[] {
  const states = new URLSearchParams(query).getAll('state');
  return states.flatMap((state) => /^([\w-]{43});deskpass\./.exec(state)?.[1] ?? []);
}

/**
 * Reads the query of a callback.
 *
 * @throws DeskpassError `provider-invalid` for a repeated parameter (RFC 6749 §3.1: nobody could say which one counts),
 *   `sign-in-expired` without a `state` as ours are.
 */
export function parseCallback(query: string): Callback {
  const params = new URLSearchParams(query);
  const names = [...params.keys()];
  if (new Set(names).size < names.length) throw invalidProvider('its answer repeats a parameter');
  const [id] = idsIn(query);
  const state = params.get('state');
  if (id === undefined || state === null) throw nobodyWaits();
  const [iss, error, code] = [params.get('iss'), params.get('error'), params.get('code')];
  return { id, state, iss, error, code };
}

/**
 * Checks who answered (RFC 9207 §2.4): an issuer that is named is ours, and one that always names itself has done so.
 * Otherwise the answer may come from another provider, and its code must not be sent to this one.
 *
 * @throws DeskpassError `issuer-mismatch`.
 */
export function checkAnsweringIssuer({ iss }: Callback, issuer: string, namesIssuer: boolean): void {
  if (iss === issuer || (iss === null && !namesIssuer)) return;
  throw new DeskpassError('issuer-mismatch', 'The answer comes from another provider than the one that was asked', {
    facts: { expected: issuer },
  });
}
