import { createChannel } from '../wire/channel.js';
import type { GadgetCalls, HostCalls, HostEvents, NetworkCalls, NetworkEvents } from '../wire/gadget-contract.js';
import { followHeight } from './auto-height.js';
import { DeskEvent, type DeskNews } from './desk-events.js';
import type { Desk } from './desk.js';
import { createGadgetFetch } from './gadget-fetch.js';
import { surroundingsFollower } from './surroundings.js';

/** Version of this SDK: that of the package. */
export const SDK = '0.1.0';

export interface OpenDeskOptions {
  readonly nonce: string;
  readonly fixedHeight: boolean;
  readonly signal: AbortSignal;
}

/** Steps 5 and 6 of the gadget handshake: shows the nonce and makes a desk of what the host answers. */
export async function openDesk(port: MessagePort, { nonce, fixedHeight, signal }: OpenDeskOptions): Promise<Desk> {
  const root = document.documentElement;
  const follow = surroundingsFollower(root);
  const desk = new EventTarget() as Desk;
  const tell = (type: keyof DeskNews, news: DeskNews[keyof DeskNews]): void => {
    desk.dispatchEvent(new DeskEvent(type, news));
  };
  const control = createChannel<HostCalls, object, GadgetCalls, HostEvents>(port, {
    handlers: { ping: () => undefined },
    onEvent(event, value) {
      follow(Object.assign(desk, value));
      tell(event, value);
    },
  });
  try {
    const { network, ...told } = await control.call('open', { nonce, sdk: SDK }, { signal });
    const requests = createChannel<NetworkCalls, object, object, NetworkEvents>(network, {
      handlers: {},
      onEvent: tell,
    });
    const resize = (height: number): void => {
      // A desk that has closed has no use for a height; a gadget learns of the end from `fetch`.
      control.call('resize', { height }).catch(() => undefined);
    };
    follow(Object.assign(desk, told, { resize, fetch: createGadgetFetch(requests) }));
    if (!fixedHeight) followHeight(root, resize);
    return desk;
  } catch (thrown) {
    control.close();
    throw thrown;
  }
}
