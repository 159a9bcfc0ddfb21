import { answerJson } from './api-answer.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('../simulators/site.js').Route} Route
 */

/**
 * As much of a region's API as a sign-in needs.
 *
 * @param {object} options
 * @param {import('./settings.js').GenesysSettings} options.settings
 * @param {import('./tokens.js').Tokens} options.tokens
 * @returns {Route[]}
 */
export function cloudApi({ settings, tokens }) {
  /** @param {Exchange} exchange */
  const refuse = (exchange) =>
    answerJson(exchange, 401, {
      message: 'No authentication bearer token specified in authorization header.',
      code: 'authentication.required',
      status: 401,
      messageParams: {},
      details: [],
      errors: [],
    });

  return [
    {
      methods: ['GET'],
      path: /^\/api\/v2\/users\/me$/,
      handle(exchange) {
        const person = tokens.bearer(exchange.headers.authorization)?.person;
        if (person === undefined) return refuse(exchange);
        const { id, firstName, lastName, email, authorities, cloudOrg } = person;
        const isExpanded = (exchange.url.searchParams.get('expand') ?? '').split(',').includes('authorization');
        const roles = authorities.map(({ name }) => ({ id: name.toLowerCase(), name: name.replace('ROLE_', '') }));
        const permissions = authorities.length === 0 ? [] : ['routing:conversation:accept', 'directory:user:view'];
        answerJson(exchange, 200, {
          id,
          name: `${firstName} ${lastName}`,
          email,
          username: email,
          state: 'active',
          organization: { id: settings.cloud.orgs[cloudOrg]?.id },
          ...(isExpanded ? { authorization: { roles, permissions } } : {}),
        });
      },
    },
    {
      methods: ['DELETE'],
      path: /^\/api\/v2\/tokens\/me$/,
      handle(exchange) {
        if (tokens.bearer(exchange.headers.authorization) === undefined) return refuse(exchange);
        tokens.revoke(exchange.headers.authorization);
        exchange.answer({ status: 200 });
      },
    },
  ];
}
