import { ENDPOINT_NAMES, type EndpointName } from './endpoint-name.js';
import type { ExpertflowSettings } from './settings.js';

/**
 * The address of an endpoint, where the site has not given another. Agent-manager's sign-in has a name below its folder,
 * unified-admin's is the folder; what is below that beside `refresh-token` is not documented.
 */
export function endpointUrl({ url, service, paths }: ExpertflowSettings, name: EndpointName): string {
  if (paths[name] !== undefined) return url + paths[name];
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
    ...new Set(
      [settings, ...services.map((service) => ({ ...settings, service, paths: {} }))].flatMap((site) =>
        ENDPOINT_NAMES.map((name) => endpointUrl(site, name)),
      ),
    ),
    `${url}/auth/realms/${realm}`,
    `${url}/realms/${realm}`,
  ];
}
