import { randomBytes } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

import { answerPage } from '../../simulators/answer-page.js';
import { html as xml } from '../../web/html.js';
import { FINESSE_AGENTS, STRANGER } from '../agents.js';
import { brokenStepPage, passOnPage, signOnPage } from './sign-on-pages.js';

/**
 * The company's identity provider, as AD FS behaves: a form without a session, no question with one, and no frame
 * around it. Its assertions are not signed; the Identity Service asks `takeAssertion` whether it has made one, once.
 *
 * @param {object} options
 * @param {string} options.origin
 * @param {string} options.consumer where assertions are posted, at the Identity Service
 * @param {import('../settings.js').FinesseSettings} options.settings
 */
export function createIdentityProvider({ origin, consumer, settings }) {
  /** @type {Map<string, string>} */
  const sessions = new Map();
  /** @type {Map<string, string>} */
  const assertions = new Map();
  const leadsTo = [new URL(consumer).origin];

  /** @param {import('../../simulators/exchange.js').Exchange} exchange @param {string} name @param {string[]} [cookies] */
  const sendAssertion = (exchange, name, cookies = []) => {
    const id = `_${randomBytes(16).toString('hex')}`;
    assertions.set(id, name);
    const response = xml`<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${id}" Version="2.0" Destination="${consumer}"><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><saml:AttributeStatement><saml:Attribute Name="uid"><saml:AttributeValue>${name}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>`;
    const fields = {
      SAMLResponse: Buffer.from(String(response)).toString('base64'),
      RelayState: exchange.url.searchParams.get('RelayState') ?? '',
    };
    answerPage(exchange, { page: passOnPage({ action: consumer, fields }), leadsTo, cookies });
  };

  /** @type {import('../../simulators/site.js').Route[]} */
  const routes = [
    {
      methods: ['GET'],
      path: /^\/adfs\/ls\/$/,
      handle(exchange) {
        const { url } = exchange;
        if (url.searchParams.get('wa') === 'wsignout1.0') {
          sessions.delete(exchange.cookie('idp') ?? '');
          return answerPage(exchange, { page: brokenStepPage('You have signed out.'), leadsTo: [] });
        }
        if (!isRequest(url.searchParams.get('SAMLRequest'))) {
          return answerPage(exchange, {
            page: brokenStepPage('This is no request to sign in.'),
            leadsTo: [],
            status: 400,
          });
        }
        const name = sessions.get(exchange.cookie('idp') ?? '');
        if (name !== undefined) return sendAssertion(exchange, name);
        const username = url.searchParams.get('login_hint') ?? '';
        answerPage(exchange, {
          page: signOnPage({ action: url.pathname + url.search, username, wrong: false }),
          leadsTo,
        });
      },
    },
    {
      methods: ['POST'],
      path: /^\/adfs\/ls\/$/,
      async handle(exchange) {
        const form = await exchange.form();
        const username = (form.get('UserName') ?? '').trim();
        const person = [...FINESSE_AGENTS, STRANGER].find(
          ({ loginName, password }) =>
            loginName === username.toLowerCase().replace(/@.*$/, '') && password === form.get('Password'),
        );
        const action = exchange.url.pathname + exchange.url.search;
        // AD FS shows its form again with 200.
        if (person === undefined) {
          return answerPage(exchange, { page: signOnPage({ action, username, wrong: true }), leadsTo });
        }
        const session = randomBytes(18).toString('base64url');
        sessions.set(session, person.loginName);
        const cookie = `idp=${session}; Path=/; HttpOnly; ${settings.cookieAttributes}`;
        sendAssertion(exchange, person.loginName, [cookie]);
      },
    },
  ];

  return {
    routes,
    signOnUrl: `${origin}/adfs/ls/`,

    /** @param {string} id @returns {string | undefined} whom it is about, the first time it is asked for */
    takeAssertion(id) {
      const name = assertions.get(id);
      assertions.delete(id);
      return name;
    },

    /** @param {string} [name] default: everyone's */
    endSessions(name) {
      for (const [session, owner] of sessions) if (name === undefined || owner === name) sessions.delete(session);
    },
  };
}

/** @param {string | null} parameter deflated and in base64 (SAML bindings, section 3.4.4.1) */
function isRequest(parameter) {
  try {
    const request = inflateRawSync(Buffer.from(parameter ?? '', 'base64'), { maxOutputLength: 65_536 });
    return request.toString('utf8').startsWith('<samlp:AuthnRequest');
  } catch {
    return false;
  }
}
