import type { DeskpassError } from './errors.js';

/**
 * Whether a challenge can be answered again after this failure: its answer did not get through, or was none to it. Any
 * other failure ends the conversation. The page and the backends go by it alike, so that a card never offers to answer
 * again what its system has ended.
 */
export const isPassing = ({ code }: DeskpassError): boolean =>
  code === 'provider-unreachable' || code === 'provider-invalid' || code === 'request-invalid';
