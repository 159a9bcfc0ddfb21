import { DeskpassError } from '../../core/errors.js';
import { invalidToken } from './token-response.js';

/** Seconds by which two honest clocks may differ. */
const TOLERANCE = 60;

export interface TimeRules {
  /** Milliseconds since the epoch, by this device. */
  readonly now: number;
  /** When the request that this token answers was made, by this device. The token cannot be older. */
  readonly requestedAt: number;
  /** Seconds since the agent last typed a password that are not too many; undefined asks for nothing. */
  readonly maxAge: number | undefined;
}

/**
 * Checks the times of an ID token (OpenID Connect Core §3.1.3.7, numbers 9, 10 and 13) that is genuine otherwise.
 *
 * 1. `iat` and `exp` are there, and the token does not end before it begins.
 * 2. Issued in the future: this device's clock is behind.
 * 3. Ended in the past. The token holds our nonce, or answers our refresh token, so it was made after we asked. If by
 *    our clock it was made before, our clock is ahead; if not, the token is simply too old.
 * 4. `nbf`, where it is there, has come.
 * 5. `auth_time`, where `max_age` was asked for, is there and recent enough.
 *
 * @throws DeskpassError `clock-skew` with the facts `minutes` and `direction` (`behind` or `ahead`), or `token-invalid`.
 */
export function checkTimes(claims: Readonly<Record<string, unknown>>, rules: TimeRules): void {
  const now = rules.now / 1000;
  const issued = seconds(claims, 'iat');
  const ends = seconds(claims, 'exp');
  if (ends <= issued) throw invalidToken('exp');
  if (issued > now + TOLERANCE) throw clockSkew(issued - now, 'behind');
  if (ends < now - TOLERANCE) {
    if (issued < rules.requestedAt / 1000 - TOLERANCE) throw clockSkew(now - issued, 'ahead');
    throw invalidToken('exp');
  }
  if (claims['nbf'] !== undefined && seconds(claims, 'nbf') > now + TOLERANCE) throw invalidToken('nbf');
  if (rules.maxAge !== undefined && now - seconds(claims, 'auth_time') > rules.maxAge + TOLERANCE) {
    throw invalidToken('auth_time');
  }
}

function seconds(claims: Readonly<Record<string, unknown>>, name: string): number {
  const value = claims[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidToken(name);
  return value;
}

function clockSkew(difference: number, direction: 'behind' | 'ahead'): DeskpassError {
  const minutes = Math.max(1, Math.round(difference / 60));
  return new DeskpassError('clock-skew', `This device's clock is about ${minutes} minutes ${direction}`, {
    suggestion: 'Set the clock of this device.',
    facts: { minutes, direction },
  });
}
