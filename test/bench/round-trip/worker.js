import { createChannel } from '../../../src/wire/channel.js';

/** What comes back: as much as a small answer's head. */
const ANSWER = { status: 200, statusText: 'OK', headers: [['content-type', 'application/json']], body: null };

addEventListener('message', ({ ports }) => {
  const [plain, ours] = /** @type {[MessagePort, MessagePort]} */ ([...ports]);
  plain.onmessage = ({ data: { id } }) => plain.postMessage({ id, result: ANSWER });
  createChannel(ours, { handlers: /** @type {any} */ ({ fetch: () => ANSWER }) });
});
