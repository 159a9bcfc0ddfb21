import { isSecureUrl } from '../core/loopback.js';

/** Why an address is not secure enough to send a secret to, in a sentence for the desk file's author; null where it is. */
export const whyInsecure = (url: URL, development: boolean): string | null =>
  isSecureUrl(url, development)
    ? null
    : 'Use https. Plain http is for loopback hosts only, while the desk file says "development": true.';

/** Why a text is not the address of a service: absolute, secure, and with nothing after its path. */
export function whyNoAddress(value: string, example: string, development: boolean): string | null {
  if (!URL.canParse(value)) return `Use an absolute URL, for example "${example}".`;
  const url = new URL(value);
  if (value.includes('?') || value.includes('#')) return 'Remove the query and the fragment.';
  if (url.username || url.password) return 'Remove the user name and the password.';
  return whyInsecure(url, development);
}
