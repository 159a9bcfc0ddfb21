import type { UnbluSettings } from './settings.js';

/** The addresses of one Unblu. */
export interface Addresses {
  /** One operation of the authenticator. */
  authenticator(operation: string): string;
  /** Where the services are that a cookie may go to. */
  readonly reach: string;
  /** Where nothing of a gadget may ever go. */
  readonly guarded: readonly string[];
}

/** Makes the addresses from the settings. Values of the desk file never get into a path without having been checked. */
export function createAddresses({ url, entryPath, api, apiKey, tokenUrl }: UnbluSettings): Addresses {
  const rest = `${url}${entryPath}/rest`;
  const key = `?x-unblu-apikey=${encodeURIComponent(apiKey)}`;
  return {
    authenticator: (operation) =>
      `${rest}/${api}/authenticator/${operation}${operation === 'loginWithSecureToken' ? key : ''}`,
    reach: rest,
    // Both generations: whoever signs in, takes on another identity or asks for a token does it there.
    guarded: [
      `${rest}/v3/authenticator`,
      `${rest}/v4/authenticator`,
      `${rest}/v3/users/createWithPassword`,
      `${rest}/v4/users/createWithPassword`,
      ...(tokenUrl === '' ? [] : [tokenUrl]),
    ],
  };
}
