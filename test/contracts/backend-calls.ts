import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';

/** Somebody waits. */
export const live = (): { readonly signal: AbortSignal } => ({ signal: new AbortController().signal });

/** Nobody waits any more. */
export const dead = { signal: AbortSignal.abort() };

/** How every conversation of the suite begins. */
export const beginning = { display: null, silent: false, returnTo: 'https://desk.example/agent' };

/** What was thrown. */
export const rejection = (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => 'nothing was refused').catch((reason: unknown) => reason);

/** The error of Deskpass that was thrown. */
export const failure = async (work: Promise<unknown>): Promise<DeskpassError> => {
  const thrown = await rejection(work);
  expect(thrown).to.be.instanceOf(DeskpassError);
  return thrown as DeskpassError;
};
