import { defineSimulator } from '../simulators/simulator.js';
import { openSite } from '../simulators/site.js';
import { createServers } from '../simulators/servers.js';
import { UNBLU_AGENTS } from './agents.js';
import { createAnswers } from './answers.js';
import { gatewayPage } from './gateway-page.js';
import { authenticatorOperations } from './authenticator.js';
import { UNBLU_PATHS } from './paths.js';
import { ACCOUNT, personOf } from './person.js';
import { createSecureTokens } from './secure-token.js';
import { unbluSettings } from './settings.js';
import { createVisits } from './visit.js';
import { createWebSessions } from './web-sessions.js';

/**
 * Unblu as its documents and its published clients describe it: the collaboration server, and in front of it a gateway
 * that names the people it has signed in. Browsers are meant to come by the gateway, which is the first port; the
 * server, on the second, believes whoever gets there.
 */
export const unblu = defineSimulator({
  name: 'unblu',
  title: 'Unblu',
  ports: 2,
  paths: UNBLU_PATHS,
  defaults: unbluSettings,
  open,
});

/** @param {import('../simulators/simulator.js').Opening<import('./settings.js').UnbluSettings>} options */
async function open({ port, settings, controls }) {
  const { now } = controls.clock;
  const url = `http://${settings.host}:${port}`;
  const serverUrl = `http://unblu-server.localhost:${port + 1}`;
  const seeded = () => new Map(UNBLU_AGENTS.map((agent) => [agent.username, { ...agent }]));
  let agents = seeded();
  const sessions = createWebSessions({ settings, now });
  const answers = createAnswers(settings);
  const visits = createVisits({ settings, sessions, answers, find: (name) => agents.get(name.toLowerCase()) });
  const tokens = await createSecureTokens({ settings, now });
  const operations = authenticatorOperations({ settings, sessions, answers, visits, tokens, now });

  /** @type {import('../simulators/site.js').Route[]} */
  const routes = [
    {
      methods: ['GET', 'POST'],
      path: /\/rest\/(v\d)\/authenticator\/(\w+)$/,
      handle(exchange, [api = '', name = '']) {
        const operation = operations.find((each) => each.name === name);
        const methods = api === settings.api ? operation?.methods[settings.api] : undefined;
        if (operation === undefined || methods === undefined) return answers.error(exchange, 404);
        if (!methods.includes(exchange.method)) return answers.error(exchange, 405);
        return operation.handle(exchange);
      },
    },
    {
      methods: ['GET'],
      path: /\/rest\/(v\d)\/accounts\/getCurrentAccount$/,
      handle(exchange, [api]) {
        const visit = api === settings.api ? visits.open(exchange) : answers.error(exchange, 404);
        if (visit === undefined) return;
        const { person, cookies } = visit;
        if (person === undefined) return answers.error(exchange, settings.forbidden, cookies);
        answers.json(exchange, { $_type: 'Account', ...ACCOUNT, callerId: person.id }, cookies);
      },
    },
  ];

  /** Whom somebody has signed in on the gateway's page since the last reset. @type {string | null} */
  let chosen = null;
  const userOfGateway = () => chosen ?? settings.gatewayUser;

  /**
   * The gateway takes the trusted headers of a client away before it sets its own.
   *
   * @param {import('../simulators/site.js').Route} route
   * @returns {import('../simulators/site.js').Route}
   */
  const behindGateway = ({ handle, ...route }) => ({
    ...route,
    handle(exchange, parts) {
      const { propagatedUserId, propagatedRole } = settings;
      const gatewayUser = userOfGateway();
      delete exchange.headers[propagatedUserId];
      delete exchange.headers[propagatedRole];
      const agent = agents.get(gatewayUser);
      if (gatewayUser !== '') exchange.headers[propagatedUserId] = gatewayUser;
      if (agent !== undefined) exchange.headers[propagatedRole] = agent.role;
      return handle(exchange, parts);
    },
  });

  /** The site's own endpoint, which vouches for whom the gateway has signed in. @type {import('../simulators/site.js').Route} */
  const tokenRoute = {
    methods: ['POST'],
    path: /^\/site\/token$/,
    async handle(exchange) {
      const gatewayUser = userOfGateway();
      if (gatewayUser === '') return answers.error(exchange, 401);
      const { firstName, lastName } = agents.get(gatewayUser) ?? {};
      const claims = firstName === undefined ? {} : { firstName, lastName };
      answers.json(exchange, { token: await tokens.issue(gatewayUser, { claims }) });
    },
  };

  const servers = createServers();
  const shared = { controls, answerTo: answers.error, cors: answers.cors };
  const ownPage = gatewayPage({
    agents: UNBLU_AGENTS.filter(({ role }) => role !== 'SUPER_ADMIN' && role !== 'WEBUSER'),
    user: userOfGateway,
    sign(user) {
      chosen = user;
    },
  });
  const throughGateway = [...routes.map(behindGateway), tokenRoute, ...ownPage];
  await servers.add(openSite({ ...shared, name: 'gateway', origin: url, routes: throughGateway }));
  await servers.add(openSite({ ...shared, name: 'server', origin: serverUrl, routes }));

  return {
    url,
    agents: UNBLU_AGENTS,
    agent(/** @type {string} */ name) {
      const agent = agents.get(name);
      if (agent === undefined) throw new RangeError(`There is no agent ${name}.`);
      return agent;
    },
    reset() {
      agents = seeded();
      chosen = null;
      sessions.reset();
    },
    close: servers.close,
    more: {
      urls: { gateway: url, server: serverUrl },
      /** Changes of identity so far, oldest first. */
      changes: () => sessions.changes,
      /** A token of the site, for somebody who need not be known yet. */
      issueToken: tokens.issue,
      /** Ends the login sessions of one agent, or all. @param {string} [name] */
      revoke(name) {
        const agent = name === undefined ? undefined : agents.get(name);
        sessions.revoke(agent === undefined ? undefined : personOf(agent).id);
      },
    },
  };
}
