import { DeskpassError } from '../core/errors.js';
import { isSecureUrl } from '../core/loopback.js';
import type { World } from './world.js';

/** The page's own address without query and fragment: where a provider sends the agent back to. */
export function pageUrl({ location }: Pick<World, 'location'>): string {
  const url = new URL(location.href);
  url.search = '';
  url.hash = '';
  return url.href;
}

/**
 * Shows the address that the agent was at, without loading it. Anything but an address of this origin is ignored
 * (RFC 9700 §4.11): it would make the page an open redirector's accomplice.
 */
export function showAddress(address: string, { location, history }: Pick<World, 'location' | 'history'>): void {
  if (!URL.canParse(address) || address === location.href) return;
  if (new URL(address).origin !== new URL(location.href).origin) return;
  history.replaceState(history.state, '', address);
}

/** An address that the page may leave for: never a `javascript:` or any other that is not safe to speak to. */
export function outsideUrl(address: string, development: boolean): URL {
  if (URL.canParse(address)) {
    const url = new URL(address);
    if (isSecureUrl(url, development)) return url;
  }
  throw new DeskpassError('provider-invalid', 'The provider names an address that is not safe to go to', {
    suggestion: 'Every address of the provider must begin with https:.',
  });
}
