import { ordersClient } from './orders-permissions.js';
import { PEOPLE, userOf } from './people.js';
import { LEVELS, stepUpFlow } from './step-up-flow.js';

/** What the desk is called there. */
export const DESK_CLIENT = 'desk';

/** By this name the realm knows the other provider. */
export const CORPORATE = 'corporate';

const BROKER_SECRET = 'broker-secret';

/**
 * @typedef {object} RealmOptions
 * @property {string} name
 * @property {string} url of the server, as browsers see it
 * @property {string} loopback the same, as the server reaches itself
 * @property {string} desk origin of the page that agents sign in on
 * @property {string} orders origin of the orders service
 */

/**
 * The realm of the contact centre: agents, roles, groups, a sign-in in two levels, refresh tokens that are good for
 * one renewal, and another provider behind it.
 *
 * @param {RealmOptions} options
 */
export function contactCentreRealm({ name, url, loopback, desk, orders }) {
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
      roles: { realm: [{ name: 'agent' }, { name: 'supervisor' }] },
      groups: [{ name: 'senior-agents' }, { name: 'teams', subGroups: [{ name: 'sales' }] }],
      users: PEOPLE.map(userOf),
      clients: [ordersClient],
      identityProviders: [corporateProvider({ name, url, loopback })],
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

/**
 * The realm that is another company's provider.
 *
 * @param {RealmOptions & { guests: import('./people.js').Person[] }} options
 */
export function corporateRealm({ name, url, guests }) {
  return {
    realm: {
      realm: corporateName(name),
      displayName: 'Corporate directory',
      enabled: true,
      sslRequired: 'none',
      users: guests.map(userOf),
      clients: [
        {
          clientId: 'broker',
          enabled: true,
          publicClient: false,
          secret: BROKER_SECRET,
          standardFlowEnabled: true,
          redirectUris: [`${url}/realms/${name}/broker/${CORPORATE}/endpoint`],
        },
      ],
    },
    scopes: [],
    clients: [],
  };
}

/** @param {string} name of the contact centre's realm */
export const corporateName = (name) => `${name}-corporate`;

/** @param {Pick<RealmOptions, 'name' | 'url' | 'loopback'>} options */
function corporateProvider({ name, url, loopback }) {
  const realm = `/realms/${corporateName(name)}`;
  const back = `${loopback}${realm}/protocol/openid-connect`;
  return {
    alias: CORPORATE,
    displayName: 'Corporate directory',
    providerId: 'oidc',
    enabled: true,
    trustEmail: true,
    config: {
      clientId: 'broker',
      clientSecret: BROKER_SECRET,
      clientAuthMethod: 'client_secret_post',
      issuer: `${url}${realm}`,
      authorizationUrl: `${url}${realm}/protocol/openid-connect/auth`,
      tokenUrl: `${back}/token`,
      // The ID token says all there is to know; for UserInfo the access token would be another server's, by its name.
      disableUserInfo: 'true',
      jwksUrl: `${back}/certs`,
      useJwksUrl: 'true',
      validateSignature: 'true',
      pkceEnabled: 'true',
      pkceMethod: 'S256',
      syncMode: 'IMPORT',
    },
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
