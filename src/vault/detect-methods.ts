import type { Method } from '../auth/method.js';
import type { SignInDetection } from '../core/desk.js';
import { asDeskpassError, DeskpassError, type ErrorCode } from '../core/errors.js';
import type { Clock } from './clock.js';
import type { SignInBackends } from './sign-in-backends.js';
import { orAborted } from './single-flight.js';

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

export interface DetectOptions {
  readonly detection: SignInDetection;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told of each way that has failed where another is there; the error of a way that stands alone is thrown. */
  readonly onTrouble: (error: DeskpassError) => void;
}

/**
 * Asks every system at once whether it is there, and resolves with the ways in, in the desk file's order:
 *
 * 1. Of `offer: 'first'`, the earliest that is there, as soon as all before it have failed.
 * 2. Of `offer: 'all'`, every one that is there, as soon as all have answered.
 * 3. After `choiceAfter` seconds without that, every one that has not failed: who has not answered yet may still work.
 *
 * Whoever is still being asked then is asked no longer. Rejects with the most telling error where all have failed, and
 * with the signal's reason once aborted.
 */
export async function detectMethods(backends: SignInBackends, { detection, clock, signal, onTrouble }: DetectOptions) {
  const over = new AbortController();
  const bounded = AbortSignal.any([signal, over.signal]);
  const isFirstEnough = detection.offer === 'first';
  const answers: (Method | DeskpassError)[] = backends.methods.map(({ id, label }) => ({
    id,
    label,
    mode: 'undecided',
  }));
  const probes = backends.methods.map(async ({ id, label }, i) => {
    try {
      const backend = await backends.open(id);
      const { mode } = await backend.detect({ signal: bounded });
      // The page shows a form in both cases; which one comes first is the backend's affair.
      answers[i] = { id, label, mode: mode === 'hybrid' ? 'password' : mode };
      return true;
    } catch (thrown) {
      const { code, message, suggestion, facts } = asDeskpassError(thrown, 'provider-unreachable');
      answers[i] = new DeskpassError(code, message, { suggestion, facts: { ...facts, method: id }, cause: thrown });
      return false;
    }
  });
  const decide = async (): Promise<boolean> => {
    for (const probe of probes) if ((await probe) && isFirstEnough) return true;
    return false;
  };
  const cancel = clock.after(detection.choiceAfter * 1000, () => {
    over.abort();
  });
  const isDecided = await orAborted(decide(), bounded).catch(() => false);
  cancel();
  const ways = answers.filter((answer) => 'mode' in answer);
  const errors = answers.filter((answer) => 'code' in answer).sort((a, b) => rank(a) - rank(b));
  over.abort();
  signal.throwIfAborted();
  if (ways.length > 0) {
    errors.forEach(onTrouble);
    return isDecided ? ways.slice(0, 1) : ways;
  }
  throw errors[0] ?? new DeskpassError('desk-file-invalid', 'The desk file names no way to sign in');
}
