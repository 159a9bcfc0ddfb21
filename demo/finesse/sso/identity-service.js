import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';

import { html as xml } from '../../web/html.js';
import { answerPage } from '../../simulators/answer-page.js';
import { NotXml, parseXml } from '../../simulators/parse-xml.js';
import { brokenStepPage, passOnPage } from './sign-on-pages.js';

/** How long a code is good for, in milliseconds. */
const CODE_LIFE = 60_000;

/** Finesse's registration at the Identity Service. */
export const CLIENT_ID = 'finesse';

/**
 * The Cisco Identity Service: OAuth 2.0 towards Finesse, SAML towards the identity provider. A sign-in passes through
 * it like this:
 *
 * 1. `GET /ids/v1/oauth/authorize`, from Finesse. With a session of the service, step 5 follows at once.
 * 2. A redirect to the identity provider with `SAMLRequest` and `RelayState`.
 * 3. `POST /ids/saml/response` from there; answered by a form with `uniqueId` that sends itself
 * 4. to `POST /ids/relay`, which begins the session.
 * 5. A redirect to `redirect_uri` with `code` and `state`.
 *
 * @param {object} options
 * @param {string} options.origin
 * @param {() => readonly string[]} options.redirectUris
 * @param {ReturnType<typeof import('./identity-provider.js').createIdentityProvider>} options.provider
 * @param {import('../settings.js').FinesseSettings} options.settings
 * @param {import('../../simulators/controls.js').Controls['clock']} options.clock
 */
export function createIdentityService({ origin, redirectUris, provider, settings, clock }) {
  /** @type {Map<string, { redirectUri: string, state: string }>} */
  const relays = new Map();
  /** @type {Map<string, { name: string, relay: string }>} */
  const passed = new Map();
  /** @type {Map<string, string>} */
  const sessions = new Map();
  /** @type {Map<string, { name: string, redirectUri: string, expires: number }>} */
  const codes = new Map();
  const random = () => randomBytes(18).toString('base64url');

  /** @param {{ redirectUri: string, state: string }} request @param {string} name */
  const callback = ({ redirectUri, state }, name) => {
    const code = random();
    codes.set(code, { name, redirectUri, expires: clock.now().getTime() + CODE_LIFE });
    const url = new URL(redirectUri);
    url.search = String(new URLSearchParams({ code, state }));
    return url;
  };

  /** @param {import('../../simulators/exchange.js').Exchange} exchange @param {string} what */
  const stop = (exchange, what) => answerPage(exchange, { page: brokenStepPage(what), leadsTo: [], status: 400 });

  /** @type {import('../../simulators/site.js').Route[]} */
  const routes = [
    {
      methods: ['GET'],
      path: /^\/ids\/v1\/oauth\/authorize$/,
      handle(exchange) {
        const { searchParams: query } = exchange.url;
        const redirectUri = query.get('redirect_uri') ?? '';
        const isKnown = query.get('client_id') === CLIENT_ID && redirectUris().includes(redirectUri);
        if (!isKnown || query.get('response_type') !== 'code') return stop(exchange, 'The application is not known.');
        const request = { redirectUri, state: query.get('state') ?? '' };
        const name = sessions.get(exchange.cookie('ids') ?? '');
        if (name !== undefined) return exchange.redirect(callback(request, name));

        const relay = random();
        relays.set(relay, request);
        const url = new URL(provider.signOnUrl);
        url.searchParams.set('SAMLRequest', samlRequest({ origin, destination: provider.signOnUrl, now: clock.now() }));
        url.searchParams.set('RelayState', relay);
        const hint = query.get('login_hint');
        if (hint !== null) url.searchParams.set('login_hint', hint);
        exchange.redirect(url);
      },
    },
    {
      methods: ['POST'],
      path: /^\/ids\/saml\/response$/,
      async handle(exchange) {
        const form = await exchange.form();
        const relay = form.get('RelayState') ?? '';
        const name = provider.takeAssertion(assertionId(form.get('SAMLResponse') ?? ''));
        if (name === undefined || !relays.has(relay)) return stop(exchange, 'The sign-in was not started here.');
        const uniqueId = random();
        passed.set(uniqueId, { name, relay });
        const page = passOnPage({ action: `${origin}/ids/relay`, fields: { uniqueId } });
        const leadsTo = redirectUris().map((uri) => new URL(uri).origin);
        answerPage(exchange, { page, leadsTo });
      },
    },
    {
      methods: ['POST'],
      path: /^\/ids\/relay$/,
      async handle(exchange) {
        const uniqueId = (await exchange.form()).get('uniqueId') ?? '';
        const { name, relay } = passed.get(uniqueId) ?? {};
        const request = relays.get(relay ?? '');
        passed.delete(uniqueId);
        relays.delete(relay ?? '');
        if (name === undefined || request === undefined) return stop(exchange, 'The sign-in was not started here.');
        const session = random();
        sessions.set(session, name);
        const cookie = `ids=${session}; Path=/; HttpOnly; ${settings.cookieAttributes}`;
        exchange.redirect(callback(request, name), [cookie]);
      },
    },
  ];

  return {
    routes,
    authorizeUrl: `${origin}/ids/v1/oauth/authorize`,

    /**
     * @param {string} code
     * @param {string} redirectUri
     * @returns {string | undefined} whose code it is; a code is good once, for a minute
     */
    redeem(code, redirectUri) {
      const grant = codes.get(code);
      codes.delete(code);
      const isGood = grant?.redirectUri === redirectUri && clock.now().getTime() < grant.expires;
      return isGood ? grant.name : undefined;
    },

    /** @param {string} [name] default: everyone's */
    endSessions(name) {
      for (const [session, owner] of sessions) if (name === undefined || owner === name) sessions.delete(session);
    },
  };
}

/** @param {{ origin: string, destination: string, now: Date }} options */
function samlRequest({ origin, destination, now }) {
  const request = xml`<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_${randomBytes(16).toString('hex')}" Version="2.0" IssueInstant="${now.toISOString()}" Destination="${destination}" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" AssertionConsumerServiceURL="${origin}/ids/saml/response"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${new URL(origin).hostname}</saml:Issuer></samlp:AuthnRequest>`;
  return deflateRawSync(String(request)).toString('base64');
}

/** @param {string} encoded */
function assertionId(encoded) {
  try {
    return parseXml(Buffer.from(encoded, 'base64').toString('utf8')).attributes['ID'] ?? '';
  } catch (error) {
    if (error instanceof NotXml) return '';
    throw error;
  }
}
