import type { BeginOptions } from '../../auth/backend.js';
import type { Demands } from '../../auth/demands.js';
import { DeskpassError, type WireError } from '../../core/errors.js';
import type { DemandNotes } from './transactions.js';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 256;

/** A name without spaces: several of them stand in one parameter. */
const isWord = (value: unknown): value is string => isText(value) && !/\s/.test(value);

const RULES: { readonly [Name in keyof Demands]-?: (value: unknown) => boolean } = {
  action: isWord,
  acr: (value) => Array.isArray(value) && value.length > 0 && value.every(isWord),
  maxAge: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  loginHint: isText,
  identityProvider: isText,
  subject: isText,
};

/**
 * Reads what the page asks for.
 *
 * @throws DeskpassError `request-invalid` with the fact `demand` for a value that asks for nothing: it must not be taken
 *   for no demand.
 */
export function parseDemands(
  { demands = {}, keepsSession }: Pick<BeginOptions, 'demands' | 'keepsSession'>,
  refused?: WireError,
): DemandNotes {
  for (const [name, fits] of Object.entries(RULES)) {
    const value = demands[name as keyof Demands];
    if (value === undefined || fits(value)) continue;
    throw new DeskpassError('request-invalid', `The sign-in cannot be asked for this: ${name}`, {
      suggestion: 'Use a text without spaces, a list of such texts for acr, and a whole number of seconds for maxAge.',
      facts: { demand: name },
    });
  }
  return { demands, keepsSession, refused };
}
