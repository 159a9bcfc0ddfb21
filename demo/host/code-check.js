import { randomInt, randomUUID } from 'node:crypto';

/** How long a code is good, and how long nobody gets another one, in milliseconds. */
const LIFE = 300_000;
const PAUSE = 30_000;

const TRIES = 5;

/** More codes than this are not kept; the oldest goes first. */
const MOST = 100;

/**
 * The second factor of a site that has a sign-in of its own: it sends codes and checks them.
 *
 * @param {object} options
 * @param {(code: string) => Promise<void>} options.deliver
 * @param {() => number} [options.now] milliseconds since the epoch
 */
export function createCodeCheck({ deliver, now = Date.now }) {
  /** @type {Map<string, { code: string, triesLeft: number, expiresAt: number, resendAt: number }>} */
  const sent = new Map();

  return {
    /** Sends a code, unless the one of this `id` was sent a moment ago. @param {string} id empty for the first one */
    async send(id) {
      const last = sent.get(id);
      if (last && now() < last.resendAt) return { id, ...clocks(last) };
      sent.delete(id);
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const next = { code, triesLeft: TRIES, expiresAt: now() + LIFE, resendAt: now() + PAUSE };
      const nextId = randomUUID();
      sent.set(nextId, next);
      for (const oldest of [...sent.keys()].slice(0, -MOST)) sent.delete(oldest);
      await deliver(code);
      return { id: nextId, ...clocks(next) };
    },

    /** @param {string} id @param {string} code @returns {{ problem: string | null, attemptsLeft: number }} */
    check(id, code) {
      const last = sent.get(id);
      if (!last || now() >= last.expiresAt || last.triesLeft === 0) return { problem: 'code-expired', attemptsLeft: 0 };
      last.triesLeft -= 1;
      if (code !== last.code) return { problem: 'code-wrong', attemptsLeft: last.triesLeft };
      sent.delete(id);
      return { problem: null, attemptsLeft: last.triesLeft };
    },
  };
}

/** @param {{ triesLeft: number, expiresAt: number, resendAt: number }} sent */
const clocks = ({ triesLeft, expiresAt, resendAt }) => ({ attemptsLeft: triesLeft, expiresAt, resendAt });
