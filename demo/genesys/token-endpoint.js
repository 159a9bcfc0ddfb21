import { createHash } from 'node:crypto';

import { refusalOfEntry, refusalOfKind } from './admission.js';
import { answerJson, answerStatus } from './api-answer.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('./settings.js').Client} Client
 * @typedef {import('./tokens.js').Grant} Grant
 *
 * @typedef {{ error: string, status?: number }} Failed
 */

/**
 * `POST /auth/v3/oauth/token`. Who signs in by the password grant passes the same checks as on the sign-in page, but for a
 * second factor: where there is one, this grant is not to be had.
 *
 * @param {object} options
 * @param {import('./settings.js').GenesysSettings} options.settings
 * @param {import('./directory.js').Directory} options.directory
 * @param {import('./tokens.js').Tokens} options.tokens
 * @returns {import('../simulators/site.js').Route}
 */
export function tokenRoute({ settings, directory, tokens }) {
  /** @param {string} name @param {string} password @returns {import('./directory.js').Person | Failed} */
  const admit = (name, password) => {
    const person = directory.find(name);
    if (settings.twoFactor.generator !== 'off' || person?.signOn === 'sso') return { error: 'unauthorized_client' };
    if (person?.password !== password) return { error: 'invalid_grant' };
    const isDue = person.mustChangePassword && settings.changeDue === 'refusal' ? 'password-change-due' : undefined;
    const refusal = refusalOfKind(settings, person) ?? isDue ?? refusalOfEntry(directory, person);
    return refusal === undefined ? person : { error: settings.refusalWords[refusal], status: 403 };
  };

  /** @param {URLSearchParams} form @param {string} clientId @returns {Grant | Failed} */
  const byCode = (form, clientId) => {
    const grant = tokens.takeCode(form.get('code') ?? '');
    const isOurs = grant?.clientId === clientId && grant.redirectUri === form.get('redirect_uri');
    if (grant === undefined || !isOurs || !isVerified(grant.challenge, form.get('code_verifier'))) {
      return { error: 'invalid_grant' };
    }
    return grant;
  };

  /** @param {string} type @param {URLSearchParams} form @param {string} clientId @param {Client} client @returns {Grant | Failed} */
  const grantOf = (type, form, clientId, client) => {
    const text = (/** @type {string} */ name) => form.get(name) ?? '';
    const scope = text('scope') || '*';
    if (!client.grants.includes(type)) return { error: 'unauthorized_client' };
    switch (type) {
      case 'authorization_code':
        return byCode(form, clientId);
      case 'password': {
        const person = admit(text('username'), text('password'));
        return 'error' in person ? person : { person, clientId, scope };
      }
      case 'refresh_token': {
        const grant = tokens.refreshGrant(text('refresh_token'), settings.refreshTokenRenewed);
        return grant?.clientId === clientId ? grant : { error: 'invalid_grant' };
      }
      default:
        return { error: 'unsupported_grant_type' };
    }
  };

  /** @param {Exchange} exchange @param {Failed} failed */
  const refuse = (exchange, { error, status = 400 }) =>
    settings.tokenErrors === 'oauth'
      ? answerJson(exchange, status, { error, error_description: 'The request was refused.' })
      : answerStatus(exchange, error === 'invalid_grant' ? 401 : status, error);

  return {
    methods: ['POST'],
    path: /^\/auth\/v3\/oauth\/token$/,
    async handle(exchange) {
      const form = await exchange.form();
      const [basicId, basicSecret] = basicOf(exchange.headers.authorization);
      const clientId = basicId ?? form.get('client_id') ?? '';
      const client = Object.hasOwn(settings.clients, clientId) ? settings.clients[clientId] : undefined;
      if (client === undefined || client.secret !== basicSecret) {
        return refuse(exchange, { error: 'invalid_client', status: 401 });
      }
      const grant = grantOf(form.get('grant_type') ?? '', form, clientId, client);
      if ('error' in grant) return refuse(exchange, grant);
      const { person, scope } = grant;
      const keepsRefresh = form.get('grant_type') === 'refresh_token' && !settings.refreshTokenRenewed;
      const { token, refreshToken } = tokens.mint(
        { person, clientId, scope },
        { access: settings.accessTokenTtl, refresh: keepsRefresh ? 0 : settings.refreshTokenTtl },
      );
      answerJson(exchange, 200, {
        access_token: token,
        token_type: 'bearer',
        ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
        expires_in: settings.accessTokenTtl,
        scope,
      });
    },
  };
}

/** RFC 7636, section 4.6 @param {string | undefined} challenge @param {string | null} verifier */
export function isVerified(challenge, verifier) {
  if (challenge === undefined) return true;
  return (
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url') === challenge
  );
}

/** @param {string | undefined} authorization @returns {string[]} client id and secret, or nothing */
function basicOf(authorization) {
  const [, encoded] = /^basic (\S+)$/i.exec(authorization ?? '') ?? [];
  return encoded === undefined ? [] : Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
}
