import type { EndpointName } from './failures.js';
import type { ExpertflowSettings } from './settings.js';

const NAMES: readonly EndpointName[] = [
  'login',
  'refresh-token',
  'validate-otp',
  'register-phone',
  'send-sms-otp',
  'register-2FA',
  'resendOTP',
  'reset-pswd',
  'pswd-policies',
];

/** The address of an endpoint. Agent-manager's sign-in has a name below its folder, unified-admin's is the folder. */
export function endpointUrl({ url, service }: ExpertflowSettings, name: EndpointName): string {
  if (service === 'agent-manager') return `${url}/agent-manager/agent/${name}`;
  return name === 'login' ? `${url}/unified-admin/keycloakLogin` : `${url}/unified-admin/keycloakLogin/${name}`;
}

/**
 * Every address that takes or gives a credential: the endpoints of both services, and the realm, whose token endpoint
 * would give whoever brings an access token another one. The rest of the gateway is what gadgets are for.
 */
export function credentialUrls(settings: ExpertflowSettings): string[] {
  const { url, realm } = settings;
  const services = ['agent-manager', 'unified-admin'] as const;
  return [
    ...new Set(services.flatMap((service) => NAMES.map((name) => endpointUrl({ ...settings, service }, name)))),
    `${url}/auth/realms/${realm}`,
    `${url}/realms/${realm}`,
  ];
}
