import { randomUUID } from 'node:crypto';

import { answerJson, answerStatus } from './api-answer.js';

/**
 * The agent's session of `/workspace/v3`, which a token of the authentication API is for: beginning and end. Who has no good
 * bearer is refused. What `initialize-workspace` answers beside the envelope and the cookie is not documented: here it names
 * the agent. The events that follow (CometD) are not simulated.
 *
 * @param {object} options
 * @param {import('./tokens.js').Tokens} options.tokens
 * @returns {import('../simulators/site.js').Route[]}
 */
export function workspace({ tokens }) {
  /** @param {string} name @param {(exchange: import('../simulators/exchange.js').Exchange, held: import('./tokens.js').Held) => void} handle */
  const route = (name, handle) => ({
    methods: ['POST'],
    path: new RegExp(`^/workspace/v3/${name}$`),
    handle(/** @type {import('../simulators/exchange.js').Exchange} */ exchange) {
      const held = tokens.bearer(exchange.headers.authorization);
      if (held === undefined) return answerStatus(exchange, 401, 'The token is missing, unknown or no longer good');
      handle(exchange, held);
    },
  });
  return [
    route('initialize-workspace', (exchange, { person }) => {
      const { username, firstName, lastName } = person;
      const data = { user: { userName: username, firstName, lastName } };
      answerJson(
        exchange,
        200,
        { status: { code: 0 }, data },
        { 'Set-Cookie': `WORKSPACE_SESSIONID=${randomUUID()}; Path=/workspace; HttpOnly` },
      );
    }),
    route('logout', (exchange) => answerStatus(exchange, 200, '')),
  ];
}
