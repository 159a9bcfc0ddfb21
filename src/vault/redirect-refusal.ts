import type { RedirectChallenge } from '../auth/challenge.js';
import { DeskpassError } from '../core/errors.js';
import { isSecureUrl } from '../core/loopback.js';

/** Says why a redirect is not followed: by its address, or because the page could not take up what comes back. */
export function redirectRefusal({ url }: RedirectChallenge, development: boolean): DeskpassError {
  if (!URL.canParse(url) || !isSecureUrl(new URL(url), development)) {
    return new DeskpassError(
      'provider-invalid',
      'The sign-in system wants to redirect to an address that is not https',
      { suggestion: 'Have the system name its addresses with https.' },
    );
  }
  return new DeskpassError(
    'storage-refused',
    'This browser keeps nothing for the page, so a redirect could not come back',
    { suggestion: 'Allow site data for this page, leave the private window, or sign in by popup.' },
  );
}
