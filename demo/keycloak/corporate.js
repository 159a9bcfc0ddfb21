import { userOf } from './people.js';

/** By these names the contact centre's realm knows the other provider: by OpenID Connect and by SAML 2.0. */
export const CORPORATE = 'corporate';
export const CORPORATE_SAML = 'corporate-saml';

const BROKER_SECRET = 'broker-secret';

/** What a person is called in an assertion, by the names of the X.500 attribute profile of SAML 2.0. */
const SAML_NAMES = {
  email: 'urn:oid:1.2.840.113549.1.9.1',
  firstName: 'urn:oid:2.5.4.42',
  lastName: 'urn:oid:2.5.4.4',
};

/** @param {string} name of the contact centre's realm */
export const corporateName = (name) => `${name}-corporate`;

/**
 * The realm that is another company's provider.
 *
 * @param {object} options
 * @param {string} options.name of the contact centre's realm
 * @param {string} options.url of the server, as browsers see it
 * @param {readonly import('./people.js').Person[]} options.people
 */
export function corporateRealm({ name, url, people }) {
  const endpoint = (/** @type {string} */ alias) => `${url}/realms/${name}/broker/${alias}/endpoint`;
  return {
    realm: {
      realm: corporateName(name),
      displayName: 'Corporate directory',
      enabled: true,
      sslRequired: 'none',
      users: people.map(userOf),
      clients: [
        {
          clientId: 'broker',
          enabled: true,
          publicClient: false,
          secret: BROKER_SECRET,
          standardFlowEnabled: true,
          redirectUris: [endpoint(CORPORATE)],
        },
        {
          // SAML calls a client by its entity id, which is the asking realm's address.
          clientId: `${url}/realms/${name}`,
          protocol: 'saml',
          enabled: true,
          redirectUris: [endpoint(CORPORATE_SAML)],
          attributes: {
            'saml.assertion.signature': 'true',
            'saml.client.signature': 'false',
            'saml.authnstatement': 'true',
            saml_name_id_format: 'username',
            saml_assertion_consumer_url_post: endpoint(CORPORATE_SAML),
          },
          protocolMappers: Object.entries(SAML_NAMES).map(([property, attribute]) => ({
            name: property,
            protocol: 'saml',
            protocolMapper: 'saml-user-property-mapper',
            config: {
              'user.attribute': property,
              'friendly.name': property,
              'attribute.name': attribute,
              'attribute.nameformat': 'URI Reference',
            },
          })),
        },
      ],
    },
  };
}

/** Whoever comes from there is an agent here, under the name they have there. */
export const corporateMappers = [
  ...[CORPORATE, CORPORATE_SAML].map((alias) =>
    mapper(alias, 'agent', 'oidc-hardcoded-role-idp-mapper', { role: 'agent' }),
  ),
  // What OpenID Connect has claims for, SAML leaves to the two sides; Keycloak takes the e-mail address by itself.
  .../** @type {const} */ (['firstName', 'lastName']).map((property) =>
    mapper(CORPORATE_SAML, property, 'saml-user-attribute-idp-mapper', {
      'attribute.name': SAML_NAMES[property],
      'user.attribute': property,
    }),
  ),
];

/** @param {string} alias @param {string} name @param {string} kind @param {Record<string, string>} config */
function mapper(alias, name, kind, config) {
  return {
    name,
    identityProviderAlias: alias,
    identityProviderMapper: kind,
    config: { syncMode: 'INHERIT', ...config },
  };
}

/**
 * What the contact centre's realm knows of that provider.
 *
 * @param {object} options
 * @param {string} options.name of the contact centre's realm
 * @param {string} options.url of the server, as browsers see it
 * @param {string} options.loopback the same, as the server reaches itself
 * @param {string} options.certificate by which assertions are signed
 */
export function corporateProviders({ name, url, loopback, certificate }) {
  const realm = `/realms/${corporateName(name)}`;
  const back = `${loopback}${realm}/protocol/openid-connect`;
  const overOpenId = {
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
  const overSaml = {
    alias: CORPORATE_SAML,
    displayName: 'Corporate directory (SAML)',
    providerId: 'saml',
    enabled: true,
    trustEmail: true,
    config: {
      idpEntityId: `${url}${realm}`,
      singleSignOnServiceUrl: `${url}${realm}/protocol/saml`,
      postBindingAuthnRequest: 'true',
      postBindingResponse: 'true',
      nameIDPolicyFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
      wantAssertionsSigned: 'true',
      validateSignature: 'true',
      signingCertificate: certificate,
      syncMode: 'IMPORT',
    },
  };
  return [overOpenId, overSaml];
}
