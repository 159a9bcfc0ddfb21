import { randomUUID } from 'node:crypto';

/**
 * @typedef {object} Message
 * @property {string} id
 * @property {'email' | 'text'} kind
 * @property {string} from
 * @property {string} to an e-mail address in lower case, or a phone number with `+` and digits alone
 * @property {string} subject empty for a text message
 * @property {string} text
 * @property {string | undefined} code what looks like a one-time code in it
 * @property {Date} at
 *
 * @typedef {ReturnType<typeof createMailbox>} Mailbox
 */

/** How many messages are kept. */
const MOST = 200;

/** Digits, or capitals and digits, that stand alone. */
const CODE = /(?<![\w+.-])(?:\d{4,10}|(?=[A-Z\d]*\d)[A-Z\d]{6,10})(?![\w-])/;

/** All messages that the simulated systems have sent, newest first. */
export function createMailbox() {
  /** @type {Message[]} */
  const messages = [];
  /** @type {Set<string>} */
  const taken = new Set();
  /** @type {Set<() => void>} */
  const listeners = new Set();

  return {
    messages,

    /** @param {Omit<Message, 'id' | 'code' | 'at'>} message */
    deliver({ to, ...message }) {
      const code = CODE.exec(message.text)?.[0];
      messages.unshift({ ...message, to: addressOf(to), id: randomUUID(), code, at: new Date() });
      for (const { id } of messages.splice(MOST)) taken.delete(id);
      listeners.forEach((listener) => listener());
    },

    /** @param {() => void} listener called after each message @returns {() => void} ends it */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /**
     * The oldest message to an address that nobody has asked for yet, as soon as there is one.
     *
     * @param {string} address e-mail or phone
     * @param {object} [options]
     * @param {number} [options.timeout] in milliseconds. Default 10 s
     * @returns {Promise<Message>} rejects where none comes in time
     */
    next(address, { timeout = 10_000 } = {}) {
      const wanted = addressOf(address);
      const take = () => {
        const message = messages.findLast(({ id, to }) => to === wanted && !taken.has(id));
        if (message !== undefined) taken.add(message.id);
        return message;
      };
      return new Promise((resolve, reject) => {
        const look = () => {
          const message = take();
          if (message === undefined) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(message);
        };
        const timer = setTimeout(() => {
          listeners.delete(look);
          reject(new Error(`No message to ${wanted} in ${timeout} ms.`));
        }, timeout);
        listeners.add(look);
        look();
      });
    },
  };
}

/** @param {string} address */
function addressOf(address) {
  return address.includes('@') ? address.trim().toLowerCase() : address.replace(/[^\d+]/g, '');
}
