import { decide } from './agent-request.js';
import * as errors from './api-errors.js';
import { XML } from './guard.js';
import { NotXml, child, parseXml } from '../simulators/parse-xml.js';
import { reasonCode, reasonCodeXml, reasonCodesXml } from './reason-codes.js';
import { userXml } from './user-xml.js';
import { html as xml } from '../web/html.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('../simulators/site.js').Route} Route
 * @typedef {import('./guard.js').Caller} Caller
 * @typedef {import('./agent-state.js').AgentState} AgentState
 */

/**
 * Sends an XML object, or an error as one.
 *
 * @param {Exchange} exchange
 * @param {errors.ApiError | { toString: () => string }} what
 */
export function answerXml(exchange, what) {
  const isError = 'status' in what;
  const body = isError ? errors.apiErrorsXml(what) : what;
  exchange.answer({ status: isError ? what.status : 200, type: XML, body: String(body) });
}

/**
 * The REST API of one node: `User`, its reason codes, `UserAuthMode` and `SystemInfo`.
 *
 * @param {object} options
 * @param {import('./cluster.js').Cluster} options.cluster
 * @param {import('./settings.js').FinesseSettings} options.settings
 * @param {ReturnType<typeof import('./guard.js').createGuard>} options.guard
 * @param {() => boolean} options.isInService
 * @param {() => unknown} options.systemInfo
 * @returns {Route[]}
 */
export function apiRoutes({ cluster, settings, guard, isInService, systemInfo }) {
  /**
   * A route that needs the agent to be the one whom the path names: 503 out of service, 401 without credentials, 404
   * for nobody, 401 again for somebody else.
   *
   * @param {(exchange: Exchange, agent: AgentState, caller: Caller, parts: string[]) => void | Promise<void>} handle
   * @param {{ bySupervisor?: boolean }} [options] whether a supervisor may name an agent
   * @returns {Route['handle']}
   */
  const own =
    (handle, { bySupervisor = false } = {}) =>
    async (exchange, [name = '', ...parts]) => {
      if (!isInService()) return answerXml(exchange, errors.outOfService());
      const caller = await guard.identify(exchange);
      if (caller === undefined) return guard.refuse(exchange, name);
      const agent = cluster.find(name);
      if (agent === undefined) return answerXml(exchange, errors.userNotFound());
      const isOwn = caller.agent === agent;
      if (!isOwn && !(bySupervisor && caller.agent?.roles.includes('Supervisor'))) {
        return answerXml(exchange, errors.otherUser(name));
      }
      await handle(exchange, agent, caller, parts);
    };

  /** @type {Parameters<typeof own>[0]} */
  const putUser = async (exchange, agent, caller) => {
    const wanted = readWanted(await exchange.text());
    if (wanted === undefined) return answerXml(exchange, errors.badRequest('The request is malformed'));
    const byLoginName = !exchange.url.pathname.endsWith(`/${agent.loginId}`);
    if (byLoginName && settings.putByLoginName === 'not-found') return answerXml(exchange, errors.userNotFound());
    if (byLoginName && settings.putByLoginName === 'refused') {
      return answerXml(exchange, errors.otherUser(agent.loginName));
    }
    if (caller.agent !== agent) {
      const isOnTeam = caller.agent?.supervised.some(({ id }) => id === agent.team.id) === true;
      if (!isOnTeam) return answerXml(exchange, errors.otherTeam(agent.loginId));
      if (wanted.state === 'LOGIN') return answerXml(exchange, errors.otherUser(agent.loginId));
    }

    const isTaken = (/** @type {string} */ extension) =>
      cluster.agents.some((other) => other !== agent && other.phone === extension);
    const decision = decide({ agent, wanted, settings, isTaken });
    if (decision.kind === 'refused') return answerXml(exchange, decision.error);
    const { requestid } = exchange.headers;
    const requestId = typeof requestid === 'string' ? requestid : undefined;
    exchange.answer({ status: 202, headers: requestId === undefined ? {} : { requestId } });
    cluster.carryOut(agent, decision, requestId);
  };

  const user = /^\/finesse\/api\/User\/([^/]+)$/;
  return [
    { methods: ['GET'], path: user, handle: own((exchange, agent) => answerXml(exchange, userXml(agent))) },
    { methods: ['PUT'], path: user, handle: own(putUser, { bySupervisor: true }) },
    {
      methods: ['GET'],
      path: /^\/finesse\/api\/User\/([^/]+)\/ReasonCodes$/,
      handle: own((exchange) => {
        const category = exchange.url.searchParams.get('category') ?? '';
        const isKnown = category === 'NOT_READY' || category === 'LOGOUT';
        if (category === '') return answerXml(exchange, errors.parameterMissing('category'));
        if (!isKnown) return answerXml(exchange, errors.invalidInput('category', 'Invalid category'));
        answerXml(exchange, reasonCodesXml(category));
      }),
    },
    {
      methods: ['GET'],
      path: /^\/finesse\/api\/User\/([^/]+)\/ReasonCode\/([^/]+)$/,
      handle: own((exchange, _agent, _caller, [id = '']) => {
        const reason = reasonCode(id);
        answerXml(exchange, reason === undefined || reason.systemCode ? errors.errorOf(404) : reasonCodeXml(reason));
      }),
    },
    {
      methods: ['GET'],
      path: /^\/finesse\/api\/UserAuthMode\/([^/]+)$/,
      handle(exchange, [name = '']) {
        if (!isInService()) return answerXml(exchange, errors.outOfService());
        if (settings.deployment !== 'UCCE') return answerXml(exchange, errors.errorOf(404));
        if (!settings.userAuthMode) return answerXml(exchange, errors.userAuthModeDisabled());
        const agent = cluster.find(name);
        if (agent === undefined) return answerXml(exchange, errors.userNotFound());
        answerXml(exchange, xml`<UserAuthMode><authMode>${cluster.modeOf(agent)}</authMode></UserAuthMode>`);
      },
    },
    {
      methods: ['GET'],
      path: /^\/finesse\/api\/SystemInfo$/,
      // Answers out of service too: that is where a client looks for the end of it.
      async handle(exchange) {
        const isOpen = settings.systemInfoAuthorization === 'none';
        if (!isOpen && (await guard.identify(exchange)) === undefined) return guard.refuse(exchange);
        answerXml(exchange, /** @type {{ toString: () => string }} */ (systemInfo()));
      },
    },
  ];
}

/**
 * @param {string} body
 * @returns {import('./agent-request.js').Wanted | undefined} undefined where it is no `User`
 */
function readWanted(body) {
  try {
    const root = parseXml(body);
    if (root.name !== 'User') return undefined;
    const text = (/** @type {string} */ name, from = root) => child(from, name)?.text.trim();
    const mobile = child(root, 'mobileAgent');
    return {
      state: text('state'),
      extension: text('extension'),
      reasonCodeId: text('reasonCodeId'),
      mobileAgent: mobile && { mode: text('mode', mobile), dialNumber: text('dialNumber', mobile) },
    };
  } catch (error) {
    if (error instanceof NotXml) return undefined;
    throw error;
  }
}
