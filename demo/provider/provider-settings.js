import { agentBySub } from './agents.js';
import { existingGrant } from './grants.js';
import { errorPage } from './pages/error-page.js';
import { sendPage } from './pages/send-page.js';
import { signOutFeature } from './sign-out.js';

const HOUR = 3600;
const SCOPES = 'orders:read orders:write';

/**
 * How the provider behaves, in the terms of `oidc-provider`.
 *
 * @typedef {import('oidc-provider').KoaContextWithOIDC} Context
 * @typedef {import('oidc-provider').Configuration} Configuration
 *
 * @param {object} options
 * @param {import('../addresses.js').DemoUrls} options.urls
 * @param {readonly string[]} options.redirectUris of the one client, `desk`
 * @param {readonly string[]} options.applications origins of those
 * @param {import('./provider-server.js').ProviderSettings} options.settings
 * @param {ReturnType<typeof import('./clock.js').createClock>} options.clock
 * @param {import('oidc-provider').AdapterFactory} options.adapter
 * @param {import('oidc-provider').JWK} options.jwk the private signing key
 * @param {string} options.cookieKey
 * @param {typeof import('oidc-provider').errors} options.errors
 * @returns {Configuration}
 */
export function providerSettings({
  urls,
  redirectUris,
  applications,
  settings,
  clock,
  adapter,
  jwk,
  cookieKey,
  errors,
}) {
  const back = `${urls.desk}/`;
  const { port } = new URL(urls.login);

  /** @param {Context} ctx @param {{ error: string }} out @param {Error} error */
  const renderError = (ctx, out, error) => {
    const code = error.name === 'SessionNotFound' ? 'expired' : out.error;
    sendPage(ctx, { page: errorPage({ code, back }), applications, status: ctx.status });
  };

  return {
    adapter,
    clients: [
      {
        client_id: 'desk',
        client_name: 'Northwind Desk',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [...redirectUris],
        post_logout_redirect_uris: [...redirectUris],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [jwk] },
    cookies: {
      keys: [cookieKey],
      // Cookies know no ports: two demos beside each other must not take each other's.
      names: { session: `account-${port}`, interaction: `interaction-${port}`, resume: `resume-${port}` },
      long: { httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    scopes: ['openid', 'offline_access', 'profile', 'email'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'roles', 'groups'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => account(sub),
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    // The application is the company's own: it need not ask for `offline_access` with a consent page each time.
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => true,
    loadExistingGrant: existingGrant,
    extraTokenClaims: (_ctx, token) => {
      const agent = agentBySub('accountId' in token ? (token.accountId ?? '') : '');
      return agent && { name: agent.name, roles: agent.roles };
    },
    formats: {
      customizers: {
        jwt: (_ctx, _token, parts) => clock.shift(parts.payload),
      },
    },
    ttl: {
      AccessToken: () => settings.accessTokenTtl,
      AuthorizationCode: 60,
      IdToken: HOUR,
      RefreshToken: () => settings.refreshTokenTtl,
      Grant: 10 * HOUR,
      Interaction: 600,
      Session: 10 * HOUR,
    },
    clientBasedCORS: (_ctx, origin) => applications.includes(origin),
    interactions: {
      url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
    },
    renderError,
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: signOutFeature({ applications, back }),
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined,
        useGrantedResource: () => true,
        getResourceServerInfo(_ctx, resource) {
          if (resource !== urls.orders) throw new errors.InvalidTarget();
          const { accessTokenTtl } = settings;
          return {
            scope: SCOPES,
            audience: urls.orders,
            accessTokenFormat: 'jwt',
            accessTokenTTL: accessTokenTtl,
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
  };
}

/** @param {string} sub */
function account(sub) {
  const agent = agentBySub(sub);
  if (agent === undefined) return undefined;
  const { name, username, email, roles, groups } = agent;
  const claims = { sub, name, preferred_username: username, email, email_verified: true, roles, groups };
  return { accountId: sub, claims: () => claims };
}
