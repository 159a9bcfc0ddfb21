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
     * @param {{ realm: Representation, scopes?: Representation[], clients?: Representation[] }} parts
     */
    async importRealm({ realm, scopes = [], clients = [] }) {
      await ask('POST', '', realm);
      for (const scope of scopes) await ask('POST', `/${realm['realm']}/client-scopes`, scope);
      for (const client of clients) await ask('POST', `/${realm['realm']}/clients`, client);
    },

    /**
     * Has a realm look for people in a directory as well.
     *
     * @param {string} realm
     * @param {{ provider: Representation, mappers: Representation[] }} federation
     */
    async addDirectory(realm, { provider, mappers }) {
      const { id } = await ask('GET', `/${realm}`);
      await ask('POST', `/${realm}/components`, { ...provider, parentId: id });
      const [{ id: parentId }] = await ask('GET', `/${realm}/components?parent=${id}&name=${provider['name']}`);
      // A provider comes with mappers of its own; one that is named again is meant to be changed.
      /** @type {{ id: string, name: string, config: object }[]} */
      const own = await ask('GET', `/${realm}/components?parent=${parentId}`);
      for (const mapper of mappers) {
        const known = own.find(({ name }) => name === mapper['name']);
        const config = { ...known?.config, .../** @type {object} */ (mapper['config']) };
        const path = known ? `/components/${known.id}` : '/components';
        await ask(known ? 'PUT' : 'POST', `/${realm}${path}`, { ...known, ...mapper, parentId, config });
      }
    },

    /**
     * The certificate of the key that a realm signs with.
     *
     * @param {string} realm
     * @returns {Promise<string>} in base64
     */
    async certificate(realm) {
      /** @type {{ keys: { algorithm: string, certificate?: string }[] }} */
      const { keys } = await ask('GET', `/${realm}/keys`);
      const certificate = keys.find(({ algorithm }) => algorithm === 'RS256')?.certificate;
      if (certificate === undefined) throw new Error(`${realm} has no certificate`);
      return certificate;
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
     * What an agent signs in with; `federationLink`: kept by a directory.
     *
     * @param {string} realm
     * @param {string} username
     * @returns {Promise<{ type: string, federationLink?: string }[]>}
     */
    credentials: async (realm, username) => ask('GET', `/${realm}/users/${await userId(realm, username)}/credentials`),
  };
}
