/**
 * The few things that the demo and the tests do as Keycloak's operator, over its administration interface.
 *
 * @typedef {ReturnType<typeof createAdmin>} Admin
 *
 * @typedef {Record<string, unknown>} Representation a realm, client or user in Keycloak's own words
 */

/** A token of the operator is good for a minute; one that is older than this is not used, in milliseconds. */
const TOKEN_LIFE = 40_000;

/**
 * @param {object} options
 * @param {string} options.url of the server, as this process reaches it
 * @param {string} options.user
 * @param {string} options.password
 */
export function createAdmin({ url, user, password }) {
  /** @type {{ value: string, at: number } | undefined} */
  let token;
  const authorization = async () => {
    if (token === undefined || Date.now() - token.at > TOKEN_LIFE) {
      const body = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: user, password });
      const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, { method: 'POST', body });
      if (!response.ok) throw new Error(`Keycloak does not let its operator in: ${response.status}`);
      token = { value: (await response.json()).access_token, at: Date.now() };
    }
    return `Bearer ${token.value}`;
  };

  /**
   * @param {string} method
   * @param {string} path below `/admin/realms`
   * @param {unknown} [body]
   * @returns {Promise<any>} the answer's JSON, or undefined where it has none
   */
  const ask = async (method, path, body) => {
    const response = await fetch(`${url}/admin/realms${path}`, {
      method,
      headers: { Authorization: await authorization(), 'Content-Type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`Keycloak answers ${method} ${path} with ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };

  /**
   * @param {string} realm
   * @param {string} username
   * @returns {Promise<string>}
   */
  const userId = async (realm, username) => {
    const [found] = await ask('GET', `/${realm}/users?exact=true&username=${encodeURIComponent(username)}`);
    if (!found) throw new Error(`There is no ${username} in ${realm}`);
    return found.id;
  };

  return {
    /**
     * Creates a realm. Scopes and clients that need them come after it: a realm that is imported with scopes of its own
     * gets none of Keycloak's.
     *
     * @param {{ realm: Representation, scopes: Representation[], clients: Representation[] }} parts
     */
    async importRealm({ realm, scopes, clients }) {
      await ask('POST', '', realm);
      for (const scope of scopes) await ask('POST', `/${realm['realm']}/client-scopes`, scope);
      for (const client of clients) await ask('POST', `/${realm['realm']}/clients`, client);
    },

    /** @param {string} realm */
    removeRealm: (realm) => ask('DELETE', `/${realm}`),

    /**
     * Ends every session of an agent.
     *
     * @param {string} realm
     * @param {string} username
     */
    endSessions: async (realm, username) => ask('POST', `/${realm}/users/${await userId(realm, username)}/logout`),

    /**
     * The sessions that an agent has.
     *
     * @param {string} realm
     * @param {string} username
     * @returns {Promise<{ id: string }[]>}
     */
    sessions: async (realm, username) => ask('GET', `/${realm}/users/${await userId(realm, username)}/sessions`),

    /**
     * What has happened in a realm, of the given types, the latest first.
     *
     * @param {string} realm
     * @param {string[]} types such as `REFRESH_TOKEN`
     * @returns {Promise<{ type: string, error?: string }[]>}
     */
    events: (realm, types) => ask('GET', `/${realm}/events?max=100&${types.map((type) => `type=${type}`).join('&')}`),

    /**
     * What an agent signs in with.
     *
     * @param {string} realm
     * @param {string} username
     * @returns {Promise<{ type: string }[]>}
     */
    credentials: async (realm, username) => ask('GET', `/${realm}/users/${await userId(realm, username)}/credentials`),
  };
}
