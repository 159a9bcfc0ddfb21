import { authorizationFailure, apiErrorsXml } from './api-errors.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('./agent-state.js').AgentState} AgentState
 *
 * @typedef {{ agent: AgentState | undefined, name: string }} Caller `agent` is undefined for someone whom the identity
 *   provider knows and Finesse does not
 */

/**
 * Who a request comes from: Basic for an agent who signs in with a password, Bearer for one who does so by single
 * sign-on, never the other way round.
 *
 * @param {object} options
 * @param {import('./cluster.js').Cluster} options.cluster
 * @param {import('./settings.js').FinesseSettings} options.settings
 * @param {import('../simulators/controls.js').Controls} options.controls
 * @param {import('./sso/tokens.js').Tokens} options.tokens
 */
export function createGuard({ cluster, settings, controls, tokens }) {
  /**
   * Wrong passwords in a row block an account for some minutes; what a blocked account answers is not documented, so
   * it answers as to a wrong password.
   *
   * @param {string} name
   * @param {string} password
   * @returns {Caller | undefined}
   */
  const byPassword = (name, password) => {
    const agent = cluster.find(name);
    const now = controls.clock.now().getTime();
    if (agent === undefined || cluster.modeOf(agent) === 'SSO' || now < agent.blockedUntil) return undefined;
    if (password === agent.password) {
      agent.wrongPasswords = 0;
      return { agent, name: agent.loginId };
    }
    agent.wrongPasswords += 1;
    if (agent.wrongPasswords >= settings.lockAfter) {
      agent.wrongPasswords = 0;
      agent.blockedUntil = now + settings.lockFor * 1000;
    }
    return undefined;
  };

  /** @param {string} token @returns {Promise<Caller | undefined>} */
  const byToken = async (token) => {
    const name = await tokens.verifyAccess(token);
    if (name === undefined) return undefined;
    const agent = cluster.find(name);
    return agent !== undefined && cluster.modeOf(agent) !== 'SSO' ? undefined : { agent, name };
  };

  return {
    byPassword,
    byToken,

    /** @param {Exchange} exchange @returns {Promise<Caller | undefined>} */
    async identify({ headers }) {
      const [, scheme = '', value = ''] = /^(\S+) +(\S+)$/.exec(headers.authorization ?? '') ?? [];
      if (/^basic$/i.test(scheme)) {
        const [name = '', password = ''] = Buffer.from(value, 'base64').toString('utf8').split(/:(.*)/s);
        return byPassword(name, password);
      }
      return /^bearer$/i.test(scheme) ? byToken(value) : undefined;
    },

    /** @param {Exchange} exchange @param {string} [who] */
    refuse(exchange, who) {
      const error = authorizationFailure(who);
      exchange.answer({
        status: error.status,
        headers: settings.challenge ? { 'WWW-Authenticate': 'Basic realm="Finesse"' } : {},
        ...(settings.unauthorizedBody === 'xml' ? { type: XML, body: String(apiErrorsXml(error)) } : {}),
      });
    },
  };
}

export const XML = 'application/xml';
