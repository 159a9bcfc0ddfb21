import { DEMO_PASSWORD } from '../provider/agents.js';
import { answerPage } from '../simulators/answer-page.js';
import { isTotp, totp } from '../simulators/totp.js';
import { GENESYS_AGENTS } from './agents.js';
import { answerJson } from './api-answer.js';
import { formPage, stoppedPage } from './pages.js';
import { callbackUrl, createFlows } from './sign-in-flows.js';
import { isVerified } from './token-endpoint.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('../simulators/site.js').Route} Route
 * @typedef {import('./sign-in-flows.js').Flow} Flow
 */

/** @param {Record<string, string>} members */
const queryOf = (members) => String(new URLSearchParams(members));

/**
 * The login host of a region of Genesys Cloud. An authenticator is asked for only after a password of Genesys itself; who
 * comes by single sign-on has been asked elsewhere.
 *
 * @param {object} options
 * @param {import('./settings.js').GenesysSettings} options.settings
 * @param {import('./directory.js').Directory} options.directory
 * @param {import('./tokens.js').Tokens} options.tokens
 * @param {import('../simulators/simulator.js').Post} options.post
 * @param {() => Date} options.now
 * @returns {Route[]}
 */
export function cloudLogin({ settings, directory, tokens, post, now }) {
  const flows = createFlows();
  /** @type {Map<Flow, { prefilled: string, org: string, isSso: boolean }>} */
  const asked = new Map();

  /** @param {Exchange} exchange @param {string} what */
  const stop = (exchange, what) => answerPage(exchange, { page: stoppedPage(what), leadsTo: [], status: 400 });

  /** @param {Exchange} exchange @param {Flow} flow @param {import('./directory.js').Person} person */
  const finish = (exchange, flow, person) => {
    const { clientId, scope, redirectUri, challenge } = flow;
    flows.close(flow);
    asked.delete(flow);
    const session = tokens.openSession(person);
    const code = tokens.code({ person, clientId, scope, redirectUri, challenge });
    exchange.redirect(callbackUrl(flow, { code }), [`GC_SESSION=${session}; Path=/; HttpOnly`]);
  };

  /** @param {(exchange: Exchange, flow: Flow, more: { prefilled: string, org: string, isSso: boolean }) => void | Promise<void>} handle @returns {Route['handle']} */
  const inFlow = (handle) => (exchange) => {
    const flow = flows.find(exchange);
    const more = flow === undefined ? undefined : asked.get(flow);
    if (flow === undefined || more === undefined) return stop(exchange, 'The sign-in was not started here.');
    return handle(exchange, flow, more);
  };

  /** @param {Exchange} exchange @param {Flow} flow @param {string} page */
  const show = (exchange, flow, page) => answerPage(exchange, { page, leadsTo: [new URL(flow.redirectUri).origin] });

  return [
    {
      methods: ['GET'],
      path: /^\/oauth\/authorize$/,
      handle(exchange) {
        const { searchParams: query } = exchange.url;
        const text = (/** @type {string} */ name) => query.get(name) ?? '';
        const clientId = text('client_id');
        const client = Object.hasOwn(settings.clients, clientId) ? settings.clients[clientId] : undefined;
        if (!client?.redirectUris.includes(text('redirect_uri')))
          return stop(exchange, 'The application is not known.');
        const flow = flows.open(query);
        const org = settings.cloud.orgs[text('org')];
        const isPaired = query.has('org') === query.has('provider');
        const isSso = org !== undefined && org.provider === text('provider');
        const isRight =
          flow.responseType === 'code' &&
          flow.challenge !== undefined &&
          text('code_challenge_method') === 'S256' &&
          ['', 'login'].includes(text('prompt')) &&
          isPaired &&
          (isSso || !query.has('org'));
        if (!isRight) return exchange.redirect(callbackUrl(flow, { error: 'invalid_request' }));
        const person = tokens.session(exchange.cookie('GC_SESSION'));
        const [email = '', hinted = ''] = text('login_hint').split(':');
        const orgs = Object.entries(settings.cloud.orgs);
        const targeted = orgs.find(([, { id }]) => id === text('target'))?.[0];
        asked.set(flow, {
          prefilled: email.includes('@') ? email : '',
          org: targeted ?? (hinted || (email.includes('@') ? '' : email)),
          isSso,
        });
        if (person !== undefined && text('prompt') !== 'login') return finish(exchange, flow, person);
        exchange.redirect(`/sign-in?${queryOf({ flow: flow.id })}`);
      },
    },
    {
      methods: ['GET'],
      path: /^\/sign-in$/,
      handle: inFlow((exchange, flow, { prefilled, isSso, org }) => {
        const isWrong = exchange.url.searchParams.has('error');
        const organisation = { name: 'org', label: 'Organisation', value: org, autocomplete: 'organization' };
        const page = formPage({
          action: exchange.url.pathname + exchange.url.search,
          lede: isSso ? 'Sign in at your company’s identity provider.' : 'Sign in at Genesys Cloud.',
          fields: [
            ...(isSso ? [] : [organisation]),
            { name: 'email', label: 'E-mail', value: prefilled, autocomplete: 'username' },
            { name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' },
          ],
          problem: isWrong ? ['This did not work.', 'Check what you typed and try it again.'] : undefined,
          accounts: GENESYS_AGENTS.filter(({ username }) => /^(sj|mg)/.test(username)).map(({ email, about }) => ({
            username: email,
            about,
          })),
          password: DEMO_PASSWORD,
        });
        show(exchange, flow, page);
      }),
    },
    {
      methods: ['POST'],
      path: /^\/sign-in$/,
      handle: inFlow(async (exchange, flow, { org, isSso }) => {
        const form = await exchange.form();
        const person = directory.findByEmail(form.get('email') ?? '');
        const place = isSso ? (person?.cloudOrg ?? '') : form.get('org') || org || (person?.cloudOrg ?? '');
        const isRight = person?.password === form.get('password') && person?.cloudOrgs.includes(place) === true;
        if (person === undefined || !isRight || person.lockedUntil > now().getTime()) {
          return exchange.redirect(`/sign-in?${queryOf({ flow: flow.id, error: '' })}`);
        }
        const needsMfa = !isSso && (person.cloudMfa || settings.cloud.orgs[place]?.requiresMfa === true);
        if (!needsMfa) return finish(exchange, flow, person);
        flow.person = person;
        const { otpSecret: secret, email } = person;
        post.addDevice({
          id: `genesys ${email} cloud`,
          owner: email,
          label: 'Genesys Cloud',
          code: (at) => totp({ secret, at }),
          period: 30,
          now,
        });
        exchange.redirect(`/mfa?${queryOf({ flow: flow.id })}`);
      }),
    },
    {
      methods: ['GET'],
      path: /^\/mfa$/,
      handle: inFlow((exchange, flow) => {
        const isWrong = exchange.url.searchParams.has('error');
        const page = formPage({
          action: exchange.url.pathname + exchange.url.search,
          title: 'One more step',
          lede: 'Type the code of your authenticator app.',
          fields: [{ name: 'code', label: 'Code', autocomplete: 'one-time-code' }],
          problem: isWrong ? ['The code was not taken.', 'Take the next one, or wait five minutes.'] : undefined,
        });
        show(exchange, flow, page);
      }),
    },
    {
      methods: ['POST'],
      path: /^\/mfa$/,
      handle: inFlow(async (exchange, flow) => {
        const { person } = flow;
        const code = (await exchange.form()).get('code') ?? '';
        if (person === undefined) return stop(exchange, 'The sign-in was not started here.');
        const { lockAfter, lockFor } = settings.cloud;
        const at = now();
        const isLocked = person.lockedUntil > at.getTime();
        if (!isLocked && isTotp({ secret: person.otpSecret, code, at })) {
          person.wrongCodes = 0;
          return finish(exchange, flow, person);
        }
        if (!isLocked) person.wrongCodes += 1;
        if (person.wrongCodes >= lockAfter) {
          Object.assign(person, { wrongCodes: 0, lockedUntil: at.getTime() + lockFor * 1000 });
        }
        exchange.redirect(`/mfa?${queryOf({ flow: flow.id, error: '' })}`);
      }),
    },
    {
      methods: ['POST'],
      path: /^\/oauth\/token$/,
      async handle(exchange) {
        const form = await exchange.form();
        const text = (/** @type {string} */ name) => form.get(name) ?? '';
        if (text('grant_type') !== 'authorization_code') {
          return answerJson(exchange, 400, { error: 'unsupported_grant_type' });
        }
        const grant = tokens.takeCode(text('code'));
        const isOurs = grant?.clientId === text('client_id') && grant.redirectUri === text('redirect_uri');
        if (grant === undefined || !isOurs || !isVerified(grant.challenge, form.get('code_verifier'))) {
          return answerJson(exchange, 400, { error: 'invalid_grant', description: 'bad grant', error_description: '' });
        }
        const { accessTokenTtl } = settings.cloud;
        const { token } = tokens.mint(grant, { access: accessTokenTtl, refresh: 0 });
        answerJson(exchange, 200, { access_token: token, token_type: 'bearer', expires_in: accessTokenTtl });
      },
    },
    {
      methods: ['GET'],
      path: /^\/logout$/,
      handle(exchange) {
        const { searchParams: query } = exchange.url;
        tokens.closeSession(exchange.cookie('GC_SESSION'));
        const clientId = query.get('client_id') ?? '';
        const client = Object.hasOwn(settings.clients, clientId) ? settings.clients[clientId] : undefined;
        const target = query.get('redirect_uri') ?? '';
        if (!client?.redirectUris.includes(target)) return stop(exchange, 'You have signed out.');
        exchange.redirect(target, ['GC_SESSION=; Path=/; Max-Age=0']);
      },
    },
  ];
}
