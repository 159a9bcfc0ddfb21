import type { Desk } from '../core/desk.js';

/**
 * Names the systems a desk signs in to, the same on every page and in every tab of this origin that uses them:
 * for storage keys and channel names. Other settings may change without cutting tabs off from each other.
 */
export function clientKey({ signIn }: Pick<Desk, 'signIn'>): string {
  const word = (value: unknown): string => (typeof value === 'string' ? value : '');
  return signIn
    .map(({ id, backend, settings }) =>
      [id, backend, word(settings['authority']), word(settings['client_id'])].map(encodeURIComponent).join(' '),
    )
    .join(',');
}
