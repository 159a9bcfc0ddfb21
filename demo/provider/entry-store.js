/**
 * Where the provider keeps what it remembers (sessions, grants, codes, refresh tokens): in memory, for one provider.
 * The methods are those that `oidc-provider` asks of an adapter; the rest is for whoever runs the demo.
 */
export function createEntryStore() {
  /** @type {Map<string, { payload: Record<string, unknown>, expiresAt: number }>} */
  const entries = new Map();

  /** @param {(key: string, payload: Record<string, unknown>) => boolean} matches */
  const remove = (matches) => {
    for (const [key, { payload }] of entries) if (matches(key, payload)) entries.delete(key);
  };

  const dropExpired = () => {
    const now = Date.now();
    for (const [key, { expiresAt }] of entries) if (expiresAt <= now) entries.delete(key);
  };

  /** @param {string} model */
  const adapter = (model) => {
    const prefix = `${model}:`;
    /** @param {(payload: Record<string, unknown>) => boolean} matches */
    const findBy = (matches) => {
      for (const [key, { payload }] of entries) if (key.startsWith(prefix) && matches(payload)) return payload;
      return undefined;
    };
    return {
      /** @param {string} id @param {Record<string, unknown>} payload @param {number} [expiresIn] in seconds */
      async upsert(id, payload, expiresIn) {
        if (entries.size % 500 === 499) dropExpired();
        entries.set(prefix + id, {
          payload,
          expiresAt: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000,
        });
      },
      /** @param {string} id */
      find: async (id) => entries.get(prefix + id)?.payload,
      /** @param {string} uid */
      findByUid: async (uid) => findBy((payload) => payload.uid === uid),
      /** @param {string} userCode */
      findByUserCode: async (userCode) => findBy((payload) => payload.userCode === userCode),
      /** @param {string} id */
      async consume(id) {
        const entry = entries.get(prefix + id);
        if (entry !== undefined) entry.payload.consumed = Math.floor(Date.now() / 1000);
      },
      /** @param {string} id */
      async destroy(id) {
        entries.delete(prefix + id);
      },
      /** @param {string} grantId */
      async revokeByGrantId(grantId) {
        remove((key, payload) => key.startsWith(prefix) && payload.grantId === grantId);
      },
    };
  };

  return {
    adapter,
    /** Forgets every session, grant and token of one agent. @param {string} sub */
    forgetAgent: (sub) => remove((_key, payload) => payload.accountId === sub),
  };
}
