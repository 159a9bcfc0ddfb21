import type { SignInMethod } from '../../core/desk.js';
import { createSettingReader } from '../setting-reader.js';
import { whyNoAddress } from '../why-no-address.js';
import { ENDPOINT_NAMES, isEndpointName, type EndpointName } from './endpoint-name.js';
import { readFactorRules, spreadFactorRules, type FactorRules } from './factor-rules.js';

/** Names of the members of a request. Those of sign-in and refresh are documented, the others follow the library. */
const FIELDS = {
  username: 'username',
  password: 'password',
  refreshToken: 'refreshToken',
  realm: 'realm',
  otp: 'otp',
  phoneNumber: 'phoneNumber',
  email: 'email',
  currentPassword: 'currentPassword',
  newPassword: 'newPassword',
  agentExtension: 'agentExtension',
} as const;

/** What each member of a request is called at a site. */
export type FieldNames = Readonly<Record<keyof typeof FIELDS, string>>;

/** How agents of Cisco Finesse sign in through Expertflow. */
export interface FinesseSettings {
  /** Where Expertflow reaches Finesse. */
  readonly url: string;
  /** The roles that Expertflow gives the agent. Default `agent`. */
  readonly roles: readonly string[];
  /** Asks for the phone line beside the password. Default false. */
  readonly asksExtension: boolean;
  /** Finesse itself says how its agents sign in, by single sign-on too. Default false: by password. */
  readonly isAsked: boolean;
  /** Where Finesse's token service is on the page's own origin, or empty where Finesse serves the page. */
  readonly tokenServiceUrl: string;
}

/** What the desk file says about an Expertflow site. */
export interface ExpertflowSettings {
  /** The gateway in front of agent-manager and unified-admin, without a slash at the end. */
  readonly url: string;
  /** Which of the two is signed in to. Default `agent-manager`. */
  readonly service: 'agent-manager' | 'unified-admin';
  /** Sent as the header `tenantid`; empty sends none. */
  readonly tenant: string;
  /** The Keycloak realm. Default the tenant, or `expertflow`. */
  readonly realm: string;
  /** Sent with a code where the site's library asks for it; empty sends none. */
  readonly appName: string;
  /** Generation of the site's library. Default null: told by the case of the channel's name. */
  readonly adapter: '18' | '19' | null;
  readonly fields: FieldNames;
  /** Where endpoints are below {@link url}, if elsewhere than by default. */
  readonly paths: Readonly<Partial<Record<EndpointName, string>>>;
  /** Characters of a code that is sent. Default 6. */
  readonly codeLength: number;
  /** Milliseconds from one code to the next. Default a minute. */
  readonly resendAfterMs: number;
  /** Milliseconds for which the password is held between the steps of one sign-in. Default five minutes. */
  readonly passwordHoldMs: number;
  /** Milliseconds that a token counts as good which does not say itself. Default a quarter of an hour. */
  readonly tokenLifetimeMs: number;
  readonly secondFactor: FactorRules;
  /** Null where agents have a password of Expertflow's own. */
  readonly finesse: FinesseSettings | null;
}

const isFieldName = (name: string): name is keyof FieldNames => Object.hasOwn(FIELDS, name);

/**
 * Reads the settings of an `expertflow` sign-in method.
 *
 * @throws DeskpassError `desk-file-invalid`, naming the setting and its mend, for a missing, wrong or unknown one.
 */
export function parseExpertflowSettings(method: SignInMethod, development: boolean): ExpertflowSettings {
  const read = createSettingReader({ ...method, settings: spreadFactorRules(method.settings) });
  const refuseUrl = (value: string): string | null => whyNoAddress(value, 'https://cx.example', development);
  const seconds = (name: string, otherwise: number, min: number, max: number): number =>
    (read.wholeNumber(name, { min, max }) ?? otherwise) * 1000;
  const url = read.text('url', {
    required: 'Set it to the address of your Expertflow gateway, for example "https://cx.example".',
    refuse: refuseUrl,
  });
  const tenant = read.text('tenant', { otherwise: 'expertflow', refuse: whyNoTenant });
  const hasTenant = Object.hasOwn(method.settings, 'tenant');
  const fields = read.textMap('fields', (name) =>
    isFieldName(name) ? null : `Remove it. The fields are: ${Object.keys(FIELDS).join(', ')}.`,
  );
  const paths = read.textMap(
    'paths',
    (name) => (isEndpointName(name) ? null : `Remove it. The endpoints are: ${ENDPOINT_NAMES.join(', ')}.`),
    whyNoPath,
  );
  const finesseUrl = read.optionalText('finesseUrl');
  const roles = read.texts('roles', () => null);
  const asksExtension = read.flag('askExtension');
  const isAsked = read.flag('finesseSingleSignOn');
  const [tokenServiceUrl = ''] = read.texts('finesseTokenServiceUrl', refuseUrl);
  if (finesseUrl !== undefined) read.text('finesseUrl', { refuse: refuseUrl });
  const settings: ExpertflowSettings = {
    url: url.replace(/\/+$/, ''),
    service: read.choice('service', ['agent-manager', 'unified-admin']) ?? 'agent-manager',
    tenant: hasTenant ? tenant : '',
    realm: read.text('realm', { otherwise: tenant, refuse: whyNoTenant }),
    appName: read.optionalText('appName') ?? '',
    adapter: read.choice<'18' | '19'>('adapter', ['18', '19']) ?? null,
    fields: { ...FIELDS, ...Object.fromEntries(Object.entries(fields).filter(([, name]) => name !== '')) },
    paths,
    codeLength: read.wholeNumber('codeLength', { min: 4, max: 10, of: 'characters' }) ?? 6,
    resendAfterMs: seconds('resendAfter', 60, 0, 3600),
    passwordHoldMs: seconds('passwordHold', 300, 30, 900),
    tokenLifetimeMs: seconds('tokenLifetime', 900, 30, 604_800),
    secondFactor: readFactorRules(read),
    finesse:
      finesseUrl === undefined
        ? null
        : {
            url: finesseUrl.replace(/\/+$/, ''),
            roles: roles.length > 0 ? roles : ['agent'],
            asksExtension,
            isAsked,
            tokenServiceUrl,
          },
  };
  read.nothingElse();
  return settings;
}

/** A path cannot lead to another origin. */
function whyNoPath(value: string): string | null {
  return /^(\/[A-Za-z0-9._~-]+)+$/.test(value) && !/\/\.{1,2}(\/|$)/.test(value)
    ? null
    : 'Use a path that begins with /, of letters, digits, dots, dashes and underscores, without a query.';
}

/** A tenant goes into a header and into an address. */
function whyNoTenant(value: string): string | null {
  return /^[A-Za-z0-9._-]{1,64}$/.test(value) ? null : 'Use letters, digits, dots, dashes and underscores.';
}
