import { DeskpassError } from '../core/errors.js';
import { createChannel, type Channel } from '../wire/channel.js';
import type { GadgetCalls, HostCalls, HostEvents, NetworkCalls, NetworkEvents } from '../wire/gadget-contract.js';
import { followHeight } from './auto-height.js';
import { ContextEvent, MissingScopeEvent, SurroundingsEvent } from './desk-events.js';
import type { Desk } from './desk.js';
import { FramedDesk } from './framed-desk.js';
import { createGadgetFetch } from './gadget-fetch.js';
import { requestHostPort } from './host-port.js';
import { takeMountNonce } from './mount-nonce.js';
import { applySurroundings } from './surroundings.js';

/** What this SDK calls itself when it connects. */
export const SDK = 'deskpass/0.1.0';

const HOST_SILENT = 'Check that a <deskpass-gadget> holds this frame.';

type None = Readonly<Record<never, never>>;
type Control = Channel<HostCalls, None>;

export interface ConnectOptions {
  /** Leaves the frame's height to `desk.resize` instead of following the content. Default false. */
  readonly fixedHeight?: boolean;
  /** Milliseconds the desk has for its answer. Default 10 000. */
  readonly timeout?: number;
}

/**
 * Connects a gadget to the desk it stands on. Call it once, while the page loads; keep what it resolves with.
 *
 * @throws DeskpassError `not-framed` where no desk has put this page into a frame, `host-silent` where the desk does not
 * answer in time, `protocol-mismatch` where it speaks another version
 * @example
 * ```ts
 * import { connect } from 'deskpass/gadget';
 * const desk = await connect();
 * desk.addEventListener('context', ({ context }) => console.log(context['customer']));
 * ```
 */
export async function connect({ fixedHeight = false, timeout = 10_000 }: ConnectOptions = {}): Promise<Desk> {
  const nonce = takeMountNonce(window);
  const waiting = new AbortController();
  const timer = setTimeout(() => {
    waiting.abort(new DeskpassError('host-silent', 'The desk did not answer', { suggestion: HOST_SILENT }));
  }, timeout);
  const root = document.documentElement;
  let desk: FramedDesk | undefined;
  let control: Control | undefined;
  try {
    control = createChannel<HostCalls, None, GadgetCalls, HostEvents>(await requestHostPort(window, waiting), {
      handlers: { ping: () => undefined },
      onEvent: (event, value) => {
        if (event === 'context') {
          const context = value as HostEvents['context'];
          desk?.receive(new ContextEvent(context), { context });
        } else {
          const surroundings = value as HostEvents['surroundings'];
          applySurroundings(root, surroundings);
          desk?.receive(new SurroundingsEvent(surroundings), surroundings);
        }
      },
    });
    const { network, ...opened } = await control.call('open', { nonce, sdk: SDK }, waiting);
    const requests = createChannel<NetworkCalls, None, None, NetworkEvents>(network, {
      handlers: {},
      onEvent: (_event, missing) => desk?.dispatchEvent(new MissingScopeEvent(missing)),
    });
    applySurroundings(root, opened);
    desk = new FramedDesk({ opened, control, fetch: createGadgetFetch(requests) });
    if (!fixedHeight) followHeight(root, desk.resize.bind(desk));
    return desk as Desk;
  } catch (thrown) {
    control?.close();
    throw thrown;
  } finally {
    clearTimeout(timer);
    waiting.abort();
  }
}
