import type { Display } from '../../auth/challenge.js';
import type { SignInMethod } from '../../core/desk.js';
import { createSettingReader } from '../setting-reader.js';
import { whyNoAddress } from '../why-no-address.js';

/** What the desk file says about an OpenID provider, in the words of OpenID Connect Core §3.1.2.1. */
export interface OidcSettings {
  /** The provider's issuer identifier, character for character. */
  readonly authority: string;
  readonly client_id: string;
  /** Space-separated; holds `openid`. Default `openid profile`. */
  readonly scope: string;
  /** The services that the access token is for (RFC 8707). Default none. */
  readonly resource: readonly string[];
  /** How the provider's page is shown. Default `redirect`. */
  readonly display: Display;
  /** `query`, the only one whose answer survives a redirect as text; undefined leaves it to the provider. */
  readonly response_mode: 'query' | undefined;
  /** Space-separated; one of them must come back as `acr`. */
  readonly acr_values: string | undefined;
  /** Seconds since the agent last typed a password at the provider; checked in the result. */
  readonly max_age: number | undefined;
  readonly prompt: 'login' | 'consent' | 'select_account' | undefined;
  readonly login_hint: string | undefined;
  /** Which other provider the provider sends the agent to, by the name it has there. */
  readonly identityProvider: string | undefined;
  /** The parameter that names it. Default `kc_idp_hint`, which is Keycloak's; others call it `idp` or `connection`. */
  readonly identityProviderParameter: string;
  /** Further parameters of the authorization request. */
  readonly extraQueryParams: Readonly<Record<string, string>>;
  /**
   * The resource server at Keycloak whose permissions (User-Managed Access 2.0, `response_mode=permissions`) join the
   * page's `permissions`, as `resource#scope`. Default none.
   */
  readonly umaAudience: string | undefined;
  /** Loads the provider's UserInfo once, after signing in. Default false. */
  readonly loadUserInfo: boolean;
  /** Goes on with a provider whose metadata does not name PKCE with S256. Default false. */
  readonly acceptProviderThatDoesNotAdvertiseS256: boolean;
}

/** Parameters that are the protocol's own: a desk file that could set them could switch a check off. */
const RESERVED = new Set(
  (
    'client_id client_secret code code_challenge code_challenge_method id_token_hint kc_action login_hint max_age nonce prompt ' +
    'acr_values redirect_uri request request_uri resource response_mode response_type scope state'
  ).split(' '),
);

/**
 * Reads the settings of an `oidc` sign-in method.
 *
 * @throws DeskpassError `desk-file-invalid`, naming the setting and its mend, for a missing, wrong or unknown one.
 */
export function parseOidcSettings(method: SignInMethod, development: boolean): OidcSettings {
  const read = createSettingReader(method);
  const settings: OidcSettings = {
    authority: read.text('authority', {
      required: 'Set it to the issuer of your OpenID provider, for example "https://login.example".',
      refuse: (value) => whyNoAddress(value, 'https://login.example', development),
    }),
    client_id: read.text('client_id', { required: 'Set it to the client that is registered at the provider.' }),
    scope: read.text('scope', {
      otherwise: 'openid profile',
      refuse: (value) => (words(value).includes('openid') ? null : 'Add "openid" to the scope.'),
    }),
    resource: read.texts('resource', (value) =>
      URL.canParse(value) && !value.includes('#') ? null : 'Use absolute URLs without a fragment.',
    ),
    display: read.choice('display', ['redirect', 'popup']) ?? 'redirect',
    response_mode: read.choice('response_mode', ['query']),
    acr_values: read.optionalText('acr_values'),
    max_age: read.wholeNumber('max_age'),
    prompt: read.choice('prompt', ['login', 'consent', 'select_account']),
    login_hint: read.optionalText('login_hint'),
    identityProvider: read.optionalText('identityProvider'),
    identityProviderParameter: read.text('identityProviderParameter', {
      otherwise: 'kc_idp_hint',
      refuse: (name) => (RESERVED.has(name) ? 'Deskpass sets this parameter itself; name another.' : null),
    }),
    umaAudience: read.optionalText('umaAudience'),
    extraQueryParams: read.textMap('extraQueryParams', (name) =>
      RESERVED.has(name) ? 'Deskpass sets this parameter itself; remove it.' : null,
    ),
    loadUserInfo: read.flag('loadUserInfo'),
    acceptProviderThatDoesNotAdvertiseS256: read.flag('acceptProviderThatDoesNotAdvertiseS256'),
  };
  read.nothingElse();
  return settings;
}

/** The words of a space-separated list (RFC 6749 §3.3). */
export function words(list: string): string[] {
  return list.split(' ').filter((word) => word !== '');
}
