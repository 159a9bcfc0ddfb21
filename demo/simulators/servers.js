/**
 * Several servers that are one system: all of them run, or none does.
 */
export function createServers() {
  /** @type {{ close: () => Promise<void> }[]} */
  const running = [];
  const close = async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
  };

  return {
    /**
     * Waits for one more. Where it does not start, those before it are closed.
     *
     * @template {{ close: () => Promise<void> }} Server
     * @param {Promise<Server>} starting
     * @returns {Promise<Server>}
     */
    async add(starting) {
      try {
        const server = await starting;
        running.push(server);
        return server;
      } catch (error) {
        await close();
        throw error;
      }
    },

    close,
  };
}
