import { setTimeout as wait } from 'node:timers/promises';
import type { startInbox } from '../../../demo/inbox/inbox.js';
import type { Way } from '../../../demo/systems/start-systems.js';

/** Milliseconds in which a code has to arrive. */
const PATIENCE = 10_000;

/**
 * Empties the inbox, and gives what reads the newest code from then on: the one that was sent last, or the one that the
 * agent's authenticator shows.
 */
export function readCode(
  { mailbox, devices }: Awaited<ReturnType<typeof startInbox>>,
  { username }: Way['path'],
): () => Promise<string> {
  mailbox.messages.length = 0;
  devices.clear();
  let read = '';
  const newest = (): string => {
    const [message] = mailbox.messages;
    if (message?.code !== undefined && message.id !== read) {
      read = message.id;
      return message.code;
    }
    const device = [...devices.values()].findLast(({ owner }) => owner === username);
    return device?.code(device.now()) ?? '';
  };
  return async () => {
    for (const until = performance.now() + PATIENCE; performance.now() < until; await wait(20)) {
      const code = newest();
      if (code !== '') return code;
    }
    throw new Error(`No code for ${username}`);
  };
}
