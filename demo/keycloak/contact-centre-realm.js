import { corporateMappers, corporateProviders } from './corporate.js';
import { ordersClient } from './orders-permissions.js';
import { PEOPLE, userOf } from './people.js';
import { LEVELS, stepUpFlow } from './step-up-flow.js';

/** What the desk is called there. */
export const DESK_CLIENT = 'desk';

/**
 * @typedef {object} RealmOptions
 * @property {string} name
 * @property {string} url of the server, as browsers see it
 * @property {string} loopback the same, as the server reaches itself
 * @property {string} desk origin of the page that agents sign in on
 * @property {string} orders origin of the orders service
 * @property {string} certificate of the other provider
 */

/**
 * The realm of the contact centre: agents, roles, groups, a sign-in in two levels, refresh tokens that are good for
 * one renewal, and another provider behind it.
 *
 * @param {RealmOptions} options
 */
export function contactCentreRealm({ name, url, loopback, desk, orders, certificate }) {
  return {
    realm: {
      realm: name,
      displayName: 'Northwind',
      enabled: true,
      sslRequired: 'none',
      revokeRefreshToken: true,
      refreshTokenMaxReuse: 0,
      accessTokenLifespan: 300,
      ssoSessionIdleTimeout: 1800,
      bruteForceProtected: true,
      // What tests look at. Keycloak notes no renewal by itself.
      eventsEnabled: true,
      enabledEventTypes: ['LOGIN', 'LOGIN_ERROR', 'LOGOUT', 'REFRESH_TOKEN', 'REFRESH_TOKEN_ERROR', 'PERMISSION_TOKEN'],
      attributes: { 'acr.loa.map': JSON.stringify(LEVELS) },
      roles: { realm: [{ name: 'agent' }, { name: 'supervisor' }], client: { orders: [{ name: 'clerk' }] } },
      groups: [{ name: 'senior-agents' }, { name: 'teams', subGroups: [{ name: 'sales' }] }],
      users: PEOPLE.map(userOf),
      clients: [ordersClient],
      identityProviders: corporateProviders({ name, url, loopback, certificate }),
      identityProviderMappers: corporateMappers,
      ...stepUpFlow,
      browserFlow: 'step-up',
    },
    scopes: ['orders:read', 'orders:write'].map((scope) => ({
      name: scope,
      protocol: 'openid-connect',
      attributes: { 'include.in.token.scope': 'true', 'display.on.consent.screen': 'false' },
    })),
    clients: [deskClient({ desk, orders })],
  };
}

/** @param {Pick<RealmOptions, 'desk' | 'orders'>} options */
function deskClient({ desk, orders }) {
  /** @param {string} name @param {string} protocolMapper @param {Record<string, string>} config */
  const mapper = (name, protocolMapper, config) => ({ name, protocolMapper, protocol: 'openid-connect', config });
  const everywhere = { 'id.token.claim': 'true', 'access.token.claim': 'true', 'userinfo.token.claim': 'true' };
  return {
    clientId: DESK_CLIENT,
    enabled: true,
    publicClient: true,
    standardFlowEnabled: true,
    directAccessGrantsEnabled: false,
    redirectUris: [`${desk}/`],
    webOrigins: [desk],
    attributes: { 'pkce.code.challenge.method': 'S256', 'post.logout.redirect.uris': `${desk}/` },
    defaultClientScopes: ['basic', 'acr', 'profile', 'email', 'roles', 'web-origins', 'orders:read', 'orders:write'],
    protocolMappers: [
      mapper('groups', 'oidc-group-membership-mapper', { ...everywhere, 'claim.name': 'groups', 'full.path': 'true' }),
      // Without it the roles are in the access token alone, which no page ever sees.
      mapper('realm roles', 'oidc-usermodel-realm-role-mapper', {
        ...everywhere,
        'claim.name': 'realm_access.roles',
        'jsonType.label': 'String',
        multivalued: 'true',
      }),
      mapper('roles at services', 'oidc-usermodel-client-role-mapper', {
        ...everywhere,
        'claim.name': 'resource_access.${client_id}.roles',
        'jsonType.label': 'String',
        multivalued: 'true',
      }),
      mapper('who may take orders', 'oidc-audience-mapper', {
        'included.client.audience': 'orders',
        'access.token.claim': 'true',
        'id.token.claim': 'false',
      }),
      mapper('the orders service', 'oidc-audience-mapper', {
        'included.custom.audience': orders,
        'access.token.claim': 'true',
        'id.token.claim': 'false',
      }),
    ],
  };
}
