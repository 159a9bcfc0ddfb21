import type { Display, NoticeCode } from '../../auth/challenge.js';
import type { SignInMethod } from '../../core/desk.js';
import { createSettingReader, type SettingReader } from '../setting-reader.js';
import { whyInsecure } from '../why-no-address.js';

/** A refusal that the agent reads as a notice of its own. */
export type RefusalNotice = Extract<
  NoticeCode,
  'external-sign-in-off' | 'no-company' | 'no-roles' | 'password-change-due'
>;

/** What Engage and Cloud have in common. */
interface ClientSettings {
  readonly client_id: string;
  /** How a redirect is shown. Default `redirect`. */
  readonly display: Display;
  /** Lets an agent in to whom nothing is assigned. Default false: a notice says so. */
  readonly acceptAgentsWithoutRoles: boolean;
}

/** What the desk file says about Genesys Engage, or Multicloud CX. */
export interface EngageSettings extends ClientSettings {
  readonly product: 'engage';
  /** Origin of the authentication service, whose endpoints are below `/auth/v3`. */
  readonly url: string;
  /** Default `*`, as the documents have it. */
  readonly scope: string;
  /** The tenant of everybody who names none, or empty. */
  readonly tenant: string;
  /** Tenants to choose from where somebody names none, by name with a label each. Default none. */
  readonly tenants: Readonly<Record<string, string>>;
  /**
   * `auto` asks for the name first and then the service how that person signs in; `form` always takes the password here;
   * `redirect` always goes to the sign-in page. Default `auto`.
   */
  readonly signIn: 'auto' | 'form' | 'redirect';
  /** Schemes of `auth-scheme` that take a password here. Only `basic` is documented. Default `basic`. */
  readonly formSchemes: readonly string[];
  /** Sent as `x-api-key`, or empty. It is no secret: every page that uses it shows it. */
  readonly apiKey: string;
  /** What the system's own words or numbers for a refusal mean. They are not documented. */
  readonly refusals: Readonly<Record<string, RefusalNotice>>;
  /** Which member of `properties` says that the password has to be changed. Not documented. */
  readonly changePasswordProperty: string;
  /** Where it says who has signed in. Default `openid/userinfo`, the only one with a person's name. */
  readonly userinfo: 'userinfo' | 'openid/userinfo' | 'jwt-userinfo';
  /** Lets an agent in whose tenant belongs to no company. Default false: a notice says so. */
  readonly acceptAgentsWithoutCompany: boolean;
  /** Signs out everywhere, not only here. Default false. */
  readonly globalSignOut: boolean;
  /** Leaves PKCE out, for a server that refuses parameters it does not know. Default false. */
  readonly signInWithoutCodeChallenge: boolean;
}

/** What the desk file says about Genesys Cloud. */
export interface CloudSettings extends ClientSettings {
  readonly product: 'cloud';
  /** Where agents sign in, `https://login.<region>` unless set. */
  readonly loginUrl: string;
  /** Where the API is, `https://api.<region>` unless set. */
  readonly apiUrl: string;
  /** Further parameters of the authorization request: `org`, `provider`, `target`, `login_hint`, `prompt`. */
  readonly parameters: Readonly<Record<string, string>>;
}

export type GenesysSettings = EngageSettings | CloudSettings;

const NOTICES: readonly RefusalNotice[] = ['external-sign-in-off', 'no-company', 'no-roles', 'password-change-due'];

/** Words of our own choosing, until a site says which ones its system has. */
const REFUSALS: Readonly<Record<string, RefusalNotice>> = {
  external_sign_in_off: 'external-sign-in-off',
  no_company: 'no-company',
  no_roles: 'no-roles',
  password_change_due: 'password-change-due',
};

/**
 * Reads the settings of a `genesys` sign-in method.
 *
 * @throws DeskpassError `desk-file-invalid`, naming the setting and its mend, for a missing, wrong or unknown one.
 */
export function parseGenesysSettings(method: SignInMethod, development: boolean): GenesysSettings {
  const read = createSettingReader(method);
  const client: ClientSettings = {
    client_id: read.text('client_id', { required: 'Set it to the client that is registered at Genesys.' }),
    display: read.choice('display', ['redirect', 'popup']) ?? 'redirect',
    acceptAgentsWithoutRoles: read.flag('acceptAgentsWithoutRoles'),
  };
  const product = read.choice('product', ['engage', 'cloud']) ?? 'engage';
  const settings = product === 'engage' ? readEngage(read, client, development) : readCloud(read, client, development);
  read.nothingElse();
  return settings;
}

function readEngage(read: SettingReader, client: ClientSettings, development: boolean): EngageSettings {
  const url = read.text('url', {
    required: 'Set it to the origin of the authentication service, for example "https://genesys.example".',
    refuse: (value) => whyNoOrigin(value, development),
  });
  return {
    ...client,
    product: 'engage',
    url: new URL(url).origin,
    scope: read.text('scope', { otherwise: '*' }),
    tenant: read.optionalText('tenant') ?? '',
    tenants: read.textMap('tenants', () => null),
    signIn: read.choice('signIn', ['auto', 'form', 'redirect']) ?? 'auto',
    formSchemes: orElse(
      read.texts('formSchemes', () => null),
      ['basic'],
    ),
    apiKey: read.optionalText('apiKey') ?? '',
    refusals: { ...REFUSALS, ...readRefusals(read) },
    changePasswordProperty: read.text('changePasswordProperty', { otherwise: 'changePasswordOnNextLogin' }),
    userinfo: read.choice('userinfo', ['userinfo', 'openid/userinfo', 'jwt-userinfo']) ?? 'openid/userinfo',
    acceptAgentsWithoutCompany: read.flag('acceptAgentsWithoutCompany'),
    globalSignOut: read.flag('globalSignOut'),
    signInWithoutCodeChallenge: read.flag('signInWithoutCodeChallenge'),
  };
}

function readCloud(read: SettingReader, client: ClientSettings, development: boolean): CloudSettings {
  const region = read.text('region', {
    required: 'Set it to the region of your organisation, for example "mypurecloud.de".',
    refuse: (value) =>
      /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value) ? null : 'Use a host name, for example "mypurecloud.de".',
  });
  const origin = (name: string, otherwise: string): string =>
    new URL(read.text(name, { otherwise, refuse: (value) => whyNoOrigin(value, development) })).origin;
  const org = read.optionalText('org');
  const provider = read.optionalText('provider');
  // Genesys refuses one without the other.
  if (org === undefined && provider !== undefined) {
    read.text('org', { required: 'Set it too: a provider belongs to an organisation.' });
  }
  if (org !== undefined && provider === undefined) {
    read.text('provider', { required: 'Set it too: an organisation alone is not enough.' });
  }
  const named = {
    org,
    provider,
    target: read.optionalText('target'),
    login_hint: read.optionalText('login_hint'),
    prompt: read.choice('prompt', ['login']),
  };
  return {
    ...client,
    product: 'cloud',
    loginUrl: origin('loginUrl', `https://login.${region}`),
    apiUrl: origin('apiUrl', `https://api.${region}`),
    parameters: Object.fromEntries(
      Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  };
}

function readRefusals(read: SettingReader): Readonly<Record<string, RefusalNotice>> {
  const isKnown = (value: string | undefined): value is RefusalNotice => NOTICES.some((notice) => notice === value);
  const all = read.textMap('refusals', () => null);
  const known = read.textMap('refusals', (word) => (isKnown(all[word]) ? null : `Use one of: ${NOTICES.join(', ')}.`));
  return known as Readonly<Record<string, RefusalNotice>>;
}

const orElse = <T>(list: readonly T[], otherwise: readonly T[]): readonly T[] => (list.length > 0 ? list : otherwise);

function whyNoOrigin(value: string, development: boolean): string | null {
  if (!URL.canParse(value)) return 'Use an absolute URL, for example "https://genesys.example".';
  const url = new URL(value);
  if (url.username || url.password) return 'Remove the user name and the password.';
  if (url.pathname !== '/' || url.search || url.hash) return 'Use the origin alone, without a path.';
  return whyInsecure(url, development);
}
