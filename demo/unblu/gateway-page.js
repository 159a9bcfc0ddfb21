import { shell } from '../provider/pages/shell.js';
import { answerPage } from '../simulators/answer-page.js';
import { lookFiles } from '../simulators/look-files.js';
import { html } from '../web/html.js';

/** Where the page is, on the gateway. */
export const GATEWAY_PAGE = '/gateway/';

/**
 * The gateway's own page, on which a person who tries the demo signs somebody else in, or nobody: what a shared computer, a
 * lapsed sign-in or another tab does in life. It is the simulated site's and no part of Unblu.
 *
 * @param {object} options
 * @param {readonly import('./agents.js').UnbluAgent[]} options.agents who can be signed in
 * @param {() => string} options.user the user name of whom the gateway has signed in now, or empty
 * @param {(user: string) => void} options.sign signs in somebody else; nobody where it is empty
 * @returns {import('../simulators/site.js').Route[]}
 */
export function gatewayPage({ agents, user, sign }) {
  return [
    lookFiles,
    {
      methods: ['GET', 'HEAD'],
      path: /^\/gateway\/$/,
      handle(exchange) {
        answerPage(exchange, { page: page(agents, user()), leadsTo: [] });
      },
    },
    {
      methods: ['POST'],
      path: /^\/gateway\/$/,
      async handle(exchange) {
        const wanted = (await exchange.form()).get('user') ?? '';
        if (wanted === '' || agents.some(({ username }) => username === wanted)) sign(wanted);
        exchange.redirect(GATEWAY_PAGE);
      },
    },
  ];
}

/** @param {readonly import('./agents.js').UnbluAgent[]} agents @param {string} user */
function page(agents, user) {
  const now = agents.find(({ username }) => username === user);
  return shell({
    title: 'Gateway',
    body: html`<h1>${now === undefined ? 'Nobody is signed in' : `${fullName(now)} is signed in`}</h1>
<p class="lede">This is the gateway in front of Unblu. Sign in somebody else, and go back to the desk: it learns of it within ten seconds.</p>
<form method="post" action="${GATEWAY_PAGE}">
${agents.map((agent) => html`<button class="button" name="user" value="${agent.username}">${fullName(agent)}</button>`)}
<button class="button" name="user" value="">Nobody</button>
</form>`,
  });
}

/** @param {import('./agents.js').UnbluAgent} agent */
const fullName = ({ firstName, lastName }) => `${firstName} ${lastName}`;
