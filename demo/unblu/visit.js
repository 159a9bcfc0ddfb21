import { admits, entryOf, propagatedPerson } from './entry.js';
import { personOf, virtualPerson } from './person.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('./person.js').Person} Person
 *
 * @typedef {object} Visit a request that has been let in
 * @property {import('./entry.js').Entry} entry
 * @property {Person | undefined} person undefined: nobody, where the entry path takes no anonymous visitors
 * @property {string[]} cookies to be set with the answer
 */

/**
 * Finds out who a request comes from, by the sources of its entry path, and tracks it.
 *
 * @param {object} options
 * @param {import('./settings.js').UnbluSettings} options.settings
 * @param {ReturnType<typeof import('./web-sessions.js').createWebSessions>} options.sessions
 * @param {ReturnType<typeof import('./answers.js').createAnswers>} options.answers
 * @param {(username: string) => import('./agents.js').UnbluAgent | undefined} options.find
 */
export function createVisits({ settings, sessions, answers, find }) {
  /** @param {Exchange} exchange @param {string} name */
  const cookie = (exchange, name) => exchange.cookie(settings.cookiePrefix + name);

  /** @param {Exchange} exchange @param {import('./entry.js').Entry} entry @returns {Person | undefined} */
  const identify = (exchange, entry) => {
    const byLogin = entry.sources.includes('LOCAL') ? sessions.signedIn(cookie(exchange, 'authsession')) : undefined;
    const named = propagatedPerson({ exchange, entry, settings, find }) ?? byLogin ?? byBasic(exchange, entry);
    if (named !== undefined) return named;
    if (!entry.sources.includes('NONE')) return undefined;
    return virtualPerson(`visitor ${cookie(exchange, 'session') ?? ''}`, 'ANONYMOUS_USER');
  };

  /** @param {Exchange} exchange @param {import('./entry.js').Entry} entry */
  const byBasic = ({ headers }, entry) => {
    const [scheme = '', value = ''] = (headers.authorization ?? '').split(' ');
    if (!/^basic$/i.test(scheme) || !entry.sources.includes('LOCAL')) return undefined;
    const [username = '', password = ''] = Buffer.from(value, 'base64').toString('utf8').split(/:(.*)/s);
    return byPassword(entry, username, password);
  };

  /**
   * @param {import('./entry.js').Entry} entry
   * @param {string} username
   * @param {string} password
   * @returns {Person | undefined} undefined: refused, for whatever reason
   */
  const byPassword = (entry, username, password) => {
    const agent = find(username);
    if (agent?.password === undefined || agent.password !== password) return undefined;
    if (settings.superadminPasswordFile && agent.role !== 'SUPER_ADMIN') return undefined;
    return entry.sources.includes('LOCAL') && admits(entry, agent.role) ? personOf(agent) : undefined;
  };

  return {
    cookie,
    byPassword,

    /**
     * @param {Exchange} exchange
     * @returns {import('./entry.js').Entry | undefined}
     */
    entry: ({ url }) => entryOf(settings, url.pathname),

    /**
     * @param {Exchange} exchange
     * @returns {Visit | undefined} undefined: answered, since the web session has been terminated or nobody knows the path
     */
    open(exchange) {
      const entry = entryOf(settings, exchange.url.pathname);
      if (entry === undefined) return void answers.error(exchange, 404);
      const person = identify(exchange, entry);
      const webSession = cookie(exchange, 'session');
      const { id, terminated } = sessions.track(webSession, person ?? virtualPerson('nobody', 'ANONYMOUS_USER'));
      if (terminated) {
        sessions.signOut(cookie(exchange, 'authsession'));
        const gone = ['authsession', 'session'].map((name) => answers.cookie(name, '', entry.path));
        return void answers.error(exchange, settings.forbidden, gone);
      }
      const cookies = id === webSession ? [] : [answers.cookie('session', id, entry.path)];
      return { entry, person, cookies };
    },
  };
}
