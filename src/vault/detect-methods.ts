import type { Method } from '../auth/method.js';
import { asDeskpassError, DeskpassError, type ErrorCode } from '../core/errors.js';
import type { Clock } from './clock.js';
import { setDeadline } from './deadline.js';
import type { SignInBackends } from './sign-in-backends.js';
import { orAborted } from './single-flight.js';

/** A system that says nothing for so long is not there. */
const PROBE_TIMEOUT_MS = 10_000;

/** The errors that say most about what to mend, most telling first. */
const TELLING: readonly ErrorCode[] = [
  'desk-file-invalid',
  'issuer-mismatch',
  'provider-invalid',
  'clock-skew',
  'provider-refused',
  'vault-unreachable',
];

const rank = ({ code }: DeskpassError): number => (TELLING.includes(code) ? TELLING.indexOf(code) : TELLING.length);

/**
 * Asks every system at once whether it is there. Resolves with those that are, in the desk file's order; rejects with
 * the most telling error where none is, and with the signal's reason once aborted.
 */
export async function detectMethods(
  backends: SignInBackends,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
) {
  const probes = backends.methods.map(async ({ id, label }): Promise<Method> => {
    const deadline = setDeadline(clock, PROBE_TIMEOUT_MS, 'provider-unreachable', 'The sign-in system did not answer');
    const bounded = AbortSignal.any([signal, deadline.signal]);
    try {
      const backend = await backends.open(id);
      const { mode } = await orAborted(backend.detect({ signal: bounded }), bounded);
      // The page shows a form in both cases; which one comes first is the backend's affair.
      return { id, label, mode: mode === 'hybrid' ? 'password' : mode };
    } finally {
      deadline.clear();
    }
  });
  const results = await Promise.allSettled(probes);
  signal.throwIfAborted();
  const found = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (found.length > 0) return found;
  const errors = results
    .flatMap((result) => (result.status === 'rejected' ? [asDeskpassError(result.reason, 'provider-unreachable')] : []))
    .sort((a, b) => rank(a) - rank(b));
  throw errors[0] ?? new DeskpassError('desk-file-invalid', 'The desk file names no way to sign in');
}
