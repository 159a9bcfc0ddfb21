import type { SignInMethod } from '../../core/desk.js';
import type { IdentityTransition } from '../../core/identity-change.js';
import { createSettingReader, type SettingReader } from '../setting-reader.js';
import { whyInsecure } from '../why-no-address.js';

/** How an agent gets in: by a password, by a token of the site, by what a gateway says, or without a name. */
export type Way = 'password' | 'secure-token' | 'propagated' | 'anonymous';

/** What the desk file says about an Unblu. */
export interface UnbluSettings {
  /** Origin of the collaboration server, or of the gateway in front of it. */
  readonly url: string;
  /** Default `password`. */
  readonly signIn: Way;
  /**
   * Path prefix of the way into the server. Default `/app` for agents and `/unblu` for visitors (`secure-token` and
   * `anonymous`), as from release 8 on; up to release 7 the one for agents was `/co-unblu`.
   */
  readonly entryPath: string;
  /** Generation of the web API: `v3` up to release 7. Default `v4`. */
  readonly api: 'v3' | 'v4';
  /** Key of the account, for `secure-token`; it is public. Else empty. */
  readonly apiKey: string;
  /** Where the site gives a token for whom it knows, for `secure-token`: POST, answered by `{"token": …}`. Else empty. */
  readonly tokenUrl: string;
  /** Default `JWT`. */
  readonly tokenType: 'JWT' | 'OIDC_ACCESS_TOKEN';
  /** Changes of who is signed in that the session survives. Default none. */
  readonly allowedTransitions: readonly IdentityTransition[];
  /**
   * Headers, by name, that Unblu or the gateway in front of it wants with every POST against forged requests. Which one it
   * is, the documents do not say; every page shows its value. Default none.
   */
  readonly xsrfHeaders: Readonly<Record<string, string>>;
  /** How often Unblu is asked who is signed in, in seconds, 10 to 3600. Default 120. */
  readonly checkInterval: number;
}

const WAYS: readonly Way[] = ['password', 'secure-token', 'propagated', 'anonymous'];

const TRANSITIONS: readonly IdentityTransition[] = [
  'anonymous-to-authenticated',
  'authenticated-to-anonymous',
  'authenticated-to-other',
];

/**
 * Reads the settings of an `unblu` sign-in method.
 *
 * @throws DeskpassError `desk-file-invalid`, naming the setting and its mend, for a missing, wrong or unknown one.
 */
export function parseUnbluSettings(method: SignInMethod, development: boolean): UnbluSettings {
  const read = createSettingReader(method);
  const signIn = read.choice('signIn', WAYS) ?? 'password';
  const isVisitor = signIn === 'secure-token' || signIn === 'anonymous';
  const byToken = signIn === 'secure-token';
  const settings: UnbluSettings = {
    url: read
      .text('url', {
        required: 'Set it to the address of Unblu, for example "https://unblu.example".',
        refuse: (value) => whyNoServer(value, development),
      })
      .replace(/\/$/, ''),
    signIn,
    entryPath: read.text('entryPath', {
      otherwise: isVisitor ? '/unblu' : '/app',
      refuse: (value) => (/^(\/[\w-]+)+$/.test(value) ? null : 'Use a path like "/app", without a slash at its end.'),
    }),
    api: read.choice('api', ['v3', 'v4']) ?? 'v4',
    apiKey: byToken ? read.text('apiKey', { required: 'Set it to the API key of the account at Unblu.' }) : '',
    tokenUrl: byToken
      ? read.text('tokenUrl', {
          required: 'Set it to the address at which your site gives a token for who is signed in there.',
          refuse: (value) => whyNoTokenUrl(value, development),
        })
      : '',
    tokenType: (byToken ? read.choice('tokenType', ['JWT', 'OIDC_ACCESS_TOKEN']) : undefined) ?? 'JWT',
    allowedTransitions: read
      .texts('allowedTransitions', (value) =>
        TRANSITIONS.some((each) => each === value) ? null : `Use some of: ${TRANSITIONS.join(', ')}.`,
      )
      .flatMap((value) => TRANSITIONS.filter((each) => each === value)),
    xsrfHeaders: readXsrfHeaders(read),
    checkInterval: read.wholeNumber('checkInterval', { min: 10, max: 3600 }) ?? 120,
  };
  read.nothingElse();
  return settings;
}

function readXsrfHeaders(read: SettingReader): Readonly<Record<string, string>> {
  const all = read.textMap('xsrfHeaders', () => null);
  return read.textMap('xsrfHeaders', (name) => {
    if (!/^x-[a-z\d-]{1,60}$/i.test(name)) return 'Use a name that begins with "X-", for example "X-XSRF-TOKEN".';
    return /^[\x21-\x7e]{1,200}$/.test(all[name] ?? '') ? null : 'Use a value of visible ASCII characters.';
  });
}

function whyNoServer(value: string, development: boolean): string | null {
  if (!URL.canParse(value)) return 'Use an absolute URL, for example "https://unblu.example".';
  const url = new URL(value);
  if (url.origin !== value.replace(/\/$/, '')) return `Use scheme, host and port alone, as in "${url.origin}".`;
  return whyInsecure(url, development);
}

function whyNoTokenUrl(value: string, development: boolean): string | null {
  if (!URL.canParse(value)) return 'Use an absolute URL.';
  const url = new URL(value);
  if (url.search || url.hash || url.username || url.password) return 'Remove query, fragment and user name.';
  return whyInsecure(url, development);
}
