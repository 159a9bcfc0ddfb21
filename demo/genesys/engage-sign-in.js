import { DEMO_PASSWORD } from '../provider/agents.js';
import { answerPage } from '../simulators/answer-page.js';
import { refusalOfEntry, refusalOfKind } from './admission.js';
import { GENESYS_AGENTS } from './agents.js';
import { SESSION_COOKIE } from './engage-api.js';
import { choicePage, formPage, resendButton, stoppedPage } from './pages.js';
import { callbackUrl, createFlows } from './sign-in-flows.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('../simulators/site.js').Route} Route
 * @typedef {import('./sign-in-flows.js').Flow} Flow
 */

/**
 * The sign-in pages, in the documented order: credentials, second factor, validation, company. Addresses and fields of
 * `/auth/v3/sign-in` and `/auth/sign-in.html` are those of the published agent simulator; the other pages’ are ours.
 *
 * @param {object} options
 * @param {import('./settings.js').GenesysSettings} options.settings
 * @param {import('./directory.js').Directory} options.directory
 * @param {import('./tokens.js').Tokens} options.tokens
 * @param {import('./second-factor.js').SecondFactor} options.secondFactor
 * @returns {Route[]}
 */
export function engageSignIn({ settings, directory, tokens, secondFactor }) {
  const flows = createFlows();
  /** Sessions in which the second factor has been passed. @type {Set<string>} */
  const verified = new Set();

  /** @param {Exchange} exchange @param {string} what @param {string} [fix] */
  const stop = (exchange, what, fix) =>
    answerPage(exchange, { page: stoppedPage(what, fix), leadsTo: [], status: 400 });

  /** @param {string} page @param {Flow} flow */
  const pageUrl = (page, { id }) => `/auth/${page}.html?flow=${id}`;

  /** @param {Exchange} exchange @param {Flow} flow @param {string} page */
  const show = (exchange, flow, page) => answerPage(exchange, { page, leadsTo: [new URL(flow.redirectUri).origin] });

  /** @param {Exchange} exchange @param {Flow} flow @param {import('./settings.js').Refusal} refusal */
  const refuse = (exchange, flow, refusal) => {
    flows.close(flow);
    exchange.redirect(callbackUrl(flow, { error: settings.refusalWords[refusal] }));
  };

  /** @param {Exchange} exchange @param {Flow} flow @param {import('./directory.js').Person} person */
  const finish = (exchange, flow, person) => {
    const refusal = refusalOfEntry(directory, person);
    if (refusal !== undefined) return refuse(exchange, flow, refusal);
    flows.close(flow);
    const session = tokens.openSession(person);
    if (flow.isVerified) verified.add(session);
    const { clientId, scope, redirectUri, challenge } = flow;
    const grant = { person, clientId, scope };
    const parameters =
      flow.responseType === 'code'
        ? { code: tokens.code({ ...grant, redirectUri, challenge }) }
        : {
            access_token: tokens.mint(grant, { access: settings.accessTokenTtl, refresh: 0 }).token,
            token_type: 'bearer',
            expires_in: String(settings.accessTokenTtl),
          };
    exchange.redirect(callbackUrl(flow, parameters), [`${SESSION_COOKIE}=${session}; Path=/auth; HttpOnly`]);
  };

  /** What comes after the password. @param {Exchange} exchange @param {Flow} flow @param {import('./directory.js').Person} person @returns {Promise<void>} */
  const proceed = async (exchange, flow, person) => {
    const refusal = refusalOfKind(settings, person);
    if (refusal !== undefined) return refuse(exchange, flow, refusal);
    if (settings.twoFactor.generator !== 'off' && !flow.isVerified) {
      Object.assign(flow, await secondFactor.open(person));
      return turn(exchange, flow);
    }
    if (person.mustChangePassword && person.passwordIn === 'configuration') {
      return exchange.redirect(pageUrl('change-password', flow));
    }
    finish(exchange, flow, person);
  };

  /** @param {Exchange} exchange @param {Flow} flow @returns {Promise<void>} */
  const turn = async (exchange, flow) => {
    const { turn: next, person } = flow;
    if (next?.kind === 'passed' && person !== undefined) {
      flow.isVerified = true;
      return proceed(exchange, flow, person);
    }
    if (next?.kind === 'restart') return exchange.redirect(`${pageUrl('sign-in', flow)}&error&type=workspace`);
    exchange.redirect(pageUrl('second-factor', flow));
  };

  /** @param {string} path @param {Record<string, (exchange: Exchange, flow: Flow) => void | Promise<void>>} handlers by method @returns {Route} */
  const page = (path, handlers) => ({
    methods: Object.keys(handlers),
    path: new RegExp(`^${path}$`),
    async handle(exchange) {
      const flow = flows.find(exchange);
      if (flow === undefined) return stop(exchange, 'The sign-in was not started here.');
      await handlers[exchange.method]?.(exchange, flow);
    },
  });

  return [
    {
      methods: ['GET'],
      path: /^\/auth\/v3\/oauth\/authorize$/,
      async handle(exchange) {
        const { searchParams: query } = exchange.url;
        const clientId = query.get('client_id') ?? '';
        const client = Object.hasOwn(settings.clients, clientId) ? settings.clients[clientId] : undefined;
        if (!client?.redirectUris.includes(query.get('redirect_uri') ?? '')) {
          return stop(exchange, 'The application is not known.');
        }
        const flow = flows.open(query);
        const isKnown = flow.responseType === 'code' || flow.responseType === 'token';
        if (!isKnown) return exchange.redirect(callbackUrl(flow, { error: 'unsupported_response_type' }));
        if (settings.pkce === 'required' && flow.challenge === undefined) {
          return exchange.redirect(callbackUrl(flow, { error: 'invalid_request' }));
        }
        if (settings.pkce === 'ignored') flow.challenge = undefined;
        const cookie = exchange.cookie(SESSION_COOKIE) ?? '';
        const person = tokens.session(cookie);
        if (person === undefined) return exchange.redirect(pageUrl('sign-in', flow));
        flow.person = person;
        flow.isVerified = settings.twoFactor.skipIfVerified && verified.has(cookie);
        await proceed(exchange, flow, person);
      },
    },

    page('/auth/sign-in\\.html', {
      GET(exchange, flow) {
        const isWrong = exchange.url.searchParams.has('error');
        const tenant = { name: 'tenant', label: 'Tenant', value: 'Northwind', autocomplete: 'organization' };
        show(
          exchange,
          flow,
          formPage({
            action: `/auth/v3/sign-in?flow=${flow.id}`,
            lede: 'Your Genesys account opens the agent desktop.',
            fields: [
              ...(flow.hideTenant ? [] : [tenant]),
              { name: 'username', label: 'User name', autocomplete: 'username' },
              { name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' },
            ],
            problem: isWrong ? ['This did not work.', 'Check the user name and type the password again.'] : undefined,
            accounts: GENESYS_AGENTS,
            password: DEMO_PASSWORD,
          }),
        );
      },
    }),

    page('/auth/v3/sign-in', {
      async POST(exchange, flow) {
        const form = await exchange.form();
        const person = directory.find(form.get('username') ?? '', form.get('tenant') ?? '');
        if (person === undefined || person.password !== form.get('password')) {
          return exchange.redirect(`${pageUrl('sign-in', flow)}&error&type=workspace`);
        }
        Object.assign(flow, { person, isVerified: false });
        await proceed(exchange, flow, person);
      },
    }),

    page('/auth/second-factor\\.html', {
      GET(exchange, flow) {
        const { turn: now, attempt } = flow;
        const action = pageUrl('second-factor', flow);
        if (attempt === undefined || now === undefined) return stop(exchange, 'The sign-in was not started here.');
        if (now.kind === 'handoff')
          return stop(exchange, 'You cannot go on by yourself.', `Please turn to: ${now.target}.`);
        if (now.kind === 'block') return stop(exchange, 'Too many tries.', 'Wait some time, then start again.');
        if (now.kind === 'choose') {
          const label = { email: 'By e-mail', sms: 'By text message' };
          const contacts = secondFactor.contacts(attempt).map((id) => ({ id, label: label[id] }));
          return show(exchange, flow, choicePage({ action, contacts }));
        }
        const isExternal = settings.twoFactor.generator === 'external';
        const problem = now.kind === 'code' ? now.problem : undefined;
        const codeField = { name: 'code', label: 'Code', autocomplete: 'one-time-code' };
        const page = formPage({
          action,
          title: 'One more step',
          lede: isExternal ? 'Enter the verification code on your device.' : 'Type the code that has been sent to you.',
          fields: [codeField],
          problem: problem === undefined ? undefined : [PROBLEMS[problem], 'Try it with the latest code.'],
          more: isExternal ? undefined : resendButton,
        });
        show(exchange, flow, page);
      },
      async POST(exchange, flow) {
        const { attempt } = flow;
        if (attempt === undefined) return stop(exchange, 'The sign-in was not started here.');
        const form = await exchange.form();
        const contact = form.get('contact');
        if (contact !== null) flow.turn = await secondFactor.choose(attempt, contact);
        else if (form.has('resend')) flow.turn = await secondFactor.resend(attempt);
        else flow.turn = await secondFactor.verify(attempt, form.get('code') ?? '');
        await turn(exchange, flow);
      },
    }),

    page('/auth/change-password\\.html', {
      GET(exchange, flow) {
        const isWrong = exchange.url.searchParams.has('error');
        const field = { type: 'password', autocomplete: 'new-password' };
        const page = formPage({
          action: pageUrl('change-password', flow),
          title: 'Choose a new password',
          lede: 'Your password has to be changed before you go on.',
          fields: [
            { name: 'oldPassword', label: 'Present password', type: 'password', autocomplete: 'current-password' },
            { ...field, name: 'newPassword', label: 'New password' },
          ],
          problem: isWrong
            ? ['The password was not changed.', 'Take 8 to 15 characters, and another than now.']
            : undefined,
        });
        show(exchange, flow, page);
      },
      async POST(exchange, flow) {
        const { person } = flow;
        if (person === undefined) return stop(exchange, 'The sign-in was not started here.');
        const form = await exchange.form();
        const text = (/** @type {string} */ name) => form.get(name) ?? '';
        const given = { oldPassword: text('oldPassword'), newPassword: text('newPassword') };
        if (!directory.changePassword(person, given)) {
          return exchange.redirect(`${pageUrl('change-password', flow)}&error`);
        }
        await proceed(exchange, flow, person);
      },
    }),
  ];
}

const PROBLEMS = {
  wrong: 'The code is not the right one.',
  expired: 'The code is too old.',
  undelivered: 'The code could not be sent.',
};
