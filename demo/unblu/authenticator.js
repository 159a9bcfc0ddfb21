import { displayName, isAuthenticated, permissionsOf, personData, virtualPerson } from './person.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('./person.js').Person} Person
 * @typedef {import('./settings.js').Api} Api
 *
 * @typedef {object} Operation
 * @property {string} name
 * @property {Partial<Record<Api, string[]>>} methods by generation of the web API; one that is missing does not have it
 * @property {(exchange: Exchange) => void | Promise<void>} handle
 */

/**
 * The operations of the authenticator that a sign-in needs. The older generation has `GET` for what has a password in
 * it too, which then is in the query; the newer one has neither that nor the questions for a single fact.
 *
 * @param {object} options
 * @param {import('./settings.js').UnbluSettings} options.settings
 * @param {ReturnType<typeof import('./web-sessions.js').createWebSessions>} options.sessions
 * @param {ReturnType<typeof import('./answers.js').createAnswers>} options.answers
 * @param {ReturnType<typeof import('./visit.js').createVisits>} options.visits
 * @param {Awaited<ReturnType<typeof import('./secure-token.js').createSecureTokens>>} options.tokens
 * @param {() => Date} options.now
 * @returns {Operation[]}
 */
export function authenticatorOperations({ settings, sessions, answers, visits, tokens, now }) {
  /**
   * A JSON body, or the query of the older generation's GET.
   *
   * @param {Exchange} exchange
   * @returns {Promise<Record<string, unknown> | undefined>} undefined: answered
   */
  const read = async (exchange) => {
    if (exchange.method === 'GET') return Object.fromEntries(exchange.url.searchParams);
    // A page of another site cannot send this type without asking first.
    if (!/^application\/json\b/i.test(exchange.headers['content-type'] ?? '')) {
      return void answers.error(exchange, 415);
    }
    const body = await exchange.json();
    return body ?? void answers.error(exchange, 400);
  };

  /** @param {Exchange} exchange */
  const leave = (exchange) => {
    sessions.signOut(visits.cookie(exchange, 'authsession'));
    sessions.leave(visits.cookie(exchange, 'session'));
  };

  /** @param {Exchange} exchange @param {Person} person @param {string} [logoutToken] @returns {string[]} */
  const signIn = (exchange, person, logoutToken) => {
    leave(exchange);
    const path = visits.entry(exchange)?.path ?? '/';
    const id = sessions.signIn(person, logoutToken);
    return [
      answers.cookie('authsession', id, path, settings.cookieMaxAge),
      answers.cookie('session', sessions.track(undefined, person).id, path),
    ];
  };

  /** @param {string} name @param {(person: Person) => unknown} tell @returns {Operation} */
  const question = (name, tell) => ({
    name,
    methods: { v3: ['GET'] },
    handle(exchange) {
      const visit = visits.open(exchange);
      if (visit === undefined) return;
      const { person, cookies } = visit;
      if (person === undefined && settings.unauthenticated !== 'person') {
        return answers.error(exchange, settings.unauthenticated, cookies);
      }
      answers.json(exchange, tell(person ?? virtualPerson('nobody', 'ANONYMOUS_USER')), cookies);
    },
  });

  return [
    {
      name: 'login',
      methods: { v3: ['GET', 'POST'], v4: ['POST'] },
      async handle(exchange) {
        const entry = visits.entry(exchange);
        if (entry === undefined) return answers.error(exchange, 404);
        const body = await read(exchange);
        if (body === undefined) return;
        const person = visits.byPassword(entry, String(body['username'] ?? ''), String(body['password'] ?? ''));
        const result = { $_type: 'LoginResult', success: person !== undefined };
        if (person !== undefined) return answers.json(exchange, result, signIn(exchange, person));
        if (settings.loginRefused === 200) return answers.json(exchange, result);
        answers.error(exchange, settings.loginRefused);
      },
    },
    {
      name: 'loginWithSecureToken',
      methods: { v3: ['POST'], v4: ['POST'] },
      async handle(exchange) {
        const entry = visits.entry(exchange);
        if (entry === undefined) return answers.error(exchange, 404);
        const body = await read(exchange);
        if (body === undefined) return;
        if (exchange.url.searchParams.get('x-unblu-apikey') !== settings.apiKey) return answers.error(exchange, 403);
        const { token, type } = body;
        if (typeof token !== 'string' || (type !== 'JWT' && type !== 'OIDC_ACCESS_TOKEN')) {
          return answers.error(exchange, 400);
        }
        const claims = await tokens.check(token);
        const isOpen = settings.tokenSignup && entry.sources.includes('LOCAL') && !settings.superadminPasswordFile;
        if (claims === undefined || !isOpen) return answers.error(exchange, settings.tokenRefused);
        // The first token of a name makes its user.
        const claim = (/** @type {string} */ name) => String(claims[name] ?? '');
        const person = virtualPerson(`token ${claim('username')}`, 'WEBUSER', {
          username: claim('username'),
          firstName: claim('firstName'),
          lastName: claim('lastName'),
          email: claim('email'),
        });
        const logoutToken = claims['logoutToken'];
        const cookies = signIn(exchange, person, typeof logoutToken === 'string' ? logoutToken : undefined);
        answers.empty(exchange, cookies);
      },
    },
    {
      name: 'logoutWithSecureToken',
      methods: { v3: ['POST'], v4: ['POST'] },
      async handle(exchange) {
        const body = await read(exchange);
        if (body === undefined) return;
        const claims = await tokens.check(String(body['token'] ?? ''));
        const logoutToken = claims?.['logoutToken'];
        if (typeof logoutToken !== 'string') return answers.error(exchange, settings.tokenRefused);
        sessions.signOutByToken(logoutToken);
        answers.empty(exchange, []);
      },
    },
    {
      name: 'logout',
      methods: { v3: ['GET', 'POST'], v4: ['POST'] },
      async handle(exchange) {
        const entry = visits.entry(exchange);
        if (entry === undefined) return answers.error(exchange, 404);
        if ((await read(exchange)) === undefined) return;
        leave(exchange);
        const gone = ['authsession', 'session'].map((name) => answers.cookie(name, '', entry.path));
        answers.empty(exchange, gone);
      },
    },
    { ...question('getCurrentPerson', (person) => personData(person, now())), methods: { v4: ['GET'] } },
    question('isAuthenticated', isAuthenticated),
    question('getUserId', ({ id }) => id),
    question('getUserRole', ({ role }) => role),
    question('getAuthenticatedUserName', ({ username }) => username),
    question('getAuthenticatedUserDisplayName', displayName),
    question('getUserPermissions', permissionsOf),
    {
      name: 'checkSuperAdminPasswordFile',
      methods: { v3: ['GET'] },
      handle: (exchange) => answers.json(exchange, settings.superadminPasswordFile),
    },
  ];
}
