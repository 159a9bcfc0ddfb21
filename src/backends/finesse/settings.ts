import type { BackendContext } from '../../auth/backend.js';
import { createSettingReader } from '../setting-reader.js';
import { whyNoAddress } from '../why-no-address.js';

/** How a Finesse or one of its agents signs in, in Finesse's own words. */
export type AuthMode = 'SSO' | 'NON_SSO' | 'HYBRID';

/** What the desk file says about a Finesse. Addresses have no `/` at their end. */
export interface FinesseSettings {
  /** The node to ask first, for example `https://finesse1.example:8445`. */
  readonly url: string;
  /** The other node, asked where the first is out of service. Default none. */
  readonly alternateUrl: string | undefined;
  /**
   * Where the token service is on the page's own origin: the page can read what it answers only there. Default `url`,
   * which is right for a page that Finesse serves; other pages need a reverse proxy for `/desktop/sso`.
   */
  readonly tokenServiceUrl: string;
  /**
   * The same of the alternate node, for the time that the first one is out of service. Which node's token service can be
   * used then is not documented. Default `tokenServiceUrl`, for a reverse proxy that leads to a node in service by itself.
   */
  readonly alternateTokenServiceUrl: string | undefined;
  /** Default: what SystemInfo says. For a release whose SystemInfo wants credentials. */
  readonly authMode: AuthMode | undefined;
  /** How an agent of a HYBRID Finesse signs in where UserAuthMode is switched off. Default: the sign-in is refused. */
  readonly authModeOtherwise: 'SSO' | 'NON_SSO' | undefined;
  /** `extension`: the agent names a phone and is signed in as an agent; `none`: single identity only. Default `extension`. */
  readonly agentSignIn: 'extension' | 'none';
  /** Seconds that Finesse has to carry out what it has accepted. Default 10. */
  readonly agentTimeout: number;
  /** Where BOSH is, for example `https://finesse1.example:7443/http-bind/`. Default: state is asked for instead. */
  readonly boshUrl: string | undefined;
  /** Sent where Finesse wants a reason for being not ready. Default none. */
  readonly notReadyReasonCodeId: string | undefined;
  /** Sent where Finesse wants a reason for signing out. Default none. */
  readonly logoutReasonCodeId: string | undefined;
  /** Where the page goes after a sign-out, such as the identity provider's own. Default nowhere. */
  readonly signOutUrl: string | undefined;
}

/**
 * Reads the settings of a `finesse` sign-in method.
 *
 * @throws DeskpassError `desk-file-invalid`, naming the setting and its mend, for a missing, wrong or unknown one.
 */
export function parseFinesseSettings({ method, development }: BackendContext): FinesseSettings {
  const read = createSettingReader(method);
  const refuse = (value: string): string | null => whyNoAddress(value, 'https://finesse1.example:8445', development);
  const optionalUrl = (name: string): string | undefined => {
    const [value] = read.texts(name, refuse);
    return value === undefined ? undefined : bare(value);
  };
  const url = bare(
    read.text('url', {
      required: 'Set it to the address of a Finesse node, for example "https://finesse1.example:8445".',
      refuse,
    }),
  );
  const settings: FinesseSettings = {
    url,
    alternateUrl: optionalUrl('alternateUrl'),
    tokenServiceUrl: optionalUrl('tokenServiceUrl') ?? url,
    alternateTokenServiceUrl: optionalUrl('alternateTokenServiceUrl'),
    authMode: read.choice('authMode', ['SSO', 'NON_SSO', 'HYBRID']),
    authModeOtherwise: read.choice('authModeOtherwise', ['SSO', 'NON_SSO']),
    agentSignIn: read.choice('agentSignIn', ['extension', 'none']) ?? 'extension',
    agentTimeout: read.wholeNumber('agentTimeout') ?? 10,
    boshUrl: optionalUrl('boshUrl'),
    notReadyReasonCodeId: read.optionalText('notReadyReasonCodeId'),
    logoutReasonCodeId: read.optionalText('logoutReasonCodeId'),
    signOutUrl: optionalUrl('signOutUrl'),
  };
  read.nothingElse();
  return settings;
}

const bare = (address: string): string => address.replace(/\/+$/, '');
