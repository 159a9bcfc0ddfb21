import type { Consequence } from '../../auth/second-factor-policy.js';
import type { SettingReader } from '../setting-reader.js';

/** What a site says about codes that Expertflow has no limits for, or keeps its own limits of to itself. */
export interface FactorRules {
  /** How many codes are sent before a sign-in succeeds, those of signing in again included. Default 3. */
  readonly maxSends: number;
  /** How often a code can be tried that Expertflow does not count by itself. Default 5. */
  readonly maxVerifiesPerCode: number;
  /** Default: block for 15 minutes. */
  readonly onSendsExceeded: Consequence;
  /** Default null: another code while there is one to be sent, else block for 15 minutes. */
  readonly onVerifiesExceeded: Consequence | null;
  /** What an agent without a phone or mail address meets. Default null: registers one. */
  readonly onNoContact: Consequence | null;
  /** Whether a wrong code has another one sent, where codes are sent. Default false. */
  readonly resendAfterFailure: boolean;
  /** Milliseconds that a sent code works, as the agent is told; Expertflow itself decides. Default null: nobody says. */
  readonly lifetimeMs: number | null;
}

/** A quarter of an hour. */
export const BLOCK: Consequence = { kind: 'block', retryAfterMs: 15 * 60_000 };

const NAME = 'secondFactor';

/**
 * The settings of a method with those of `secondFactor` beside the others, each by the path to it, so that whatever is
 * wrong below is named by that path.
 */
export function spreadFactorRules(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const spread = (path: string, value: unknown): [string, unknown][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, inner]: [string, unknown]) => spread(`${path}.${name}`, inner))
      : [[path, value]];
  const { [NAME]: rules, ...others } = settings;
  return rules === undefined ? others : { ...others, ...Object.fromEntries(spread(NAME, rules)) };
}

/** Reads them. Throws `desk-file-invalid`, naming the setting and its mend. */
export function readFactorRules(read: SettingReader): FactorRules {
  const at = (name: string): string => `${NAME}.${name}`;
  const count = (name: string, most: number): number | undefined =>
    read.wholeNumber(at(name), { min: 1, max: most, of: 'times' });
  const consequence = (name: string): Consequence | null => {
    const path = at(name);
    // No token comes without a code: to let agents in without one is not ours to do.
    const kind = read.choice(`${path}.kind`, ['block', 'restart', 'switchMethod', 'handoff']);
    if (kind === 'handoff') return handoff(path);
    if (kind !== 'block') return kind === undefined ? null : { kind };
    const seconds = read.wholeNumber(`${path}.retryAfter`, { min: 30, max: 86_400 });
    return seconds === undefined ? BLOCK : { kind, retryAfterMs: seconds * 1000 };
  };
  const handoff = (path: string): Consequence => {
    const target = read.text(`${path}.target`, { required: 'Say who takes over, for example "the service desk".' });
    return { kind: 'handoff', target };
  };
  const noContact = (): Consequence | null => {
    const kind = read.choice(at('onNoContact.kind'), ['block', 'handoff']);
    if (kind === 'handoff') return handoff(at('onNoContact'));
    return kind === undefined ? null : { kind, retryAfterMs: Infinity };
  };
  const lifetime = read.wholeNumber(at('lifetime'), { min: 30, max: 3600 });
  return {
    maxSends: count('maxSends', 10) ?? 3,
    maxVerifiesPerCode: count('maxVerifiesPerCode', 10) ?? 5,
    onSendsExceeded: consequence('onSendsExceeded') ?? BLOCK,
    onVerifiesExceeded: consequence('onVerifiesExceeded'),
    onNoContact: noContact(),
    resendAfterFailure: read.flag(at('resendAfterFailure')),
    lifetimeMs: lifetime === undefined ? null : lifetime * 1000,
  };
}
