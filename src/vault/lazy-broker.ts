import { DeskpassError } from '../core/errors.js';
import type { Broker } from './broker.js';

/** A broker whose code is fetched with the first gadget. */
export interface LazyBroker {
  /** Also rejects with `vault-unreachable` where the code does not load. */
  attach(gadget: string, port: MessagePort): Promise<void>;
  detach(gadget: string): Promise<void>;
  close(): Promise<void>;
}

/** Puts a broker off. Calls keep their order: what is attached while the code loads is detached by a later call. */
export function createLazyBroker(load: () => Promise<Broker>): LazyBroker {
  let opening: Promise<Broker> | null = null;
  const open = (): Promise<Broker> =>
    (opening ??= load().catch((cause: unknown) => {
      opening = null;
      throw new DeskpassError('vault-unreachable', 'The code that serves gadgets did not load', { cause });
    }));
  /** Nothing to do where no gadget was ever attached, or none could be. */
  const ifOpen = async (work: (broker: Broker) => void): Promise<void> => {
    const broker = await opening?.catch(() => null);
    if (broker) work(broker);
  };
  return {
    async attach(gadget, port) {
      (await open()).attach(gadget, port);
    },
    detach: (gadget) =>
      ifOpen((broker) => {
        broker.detach(gadget);
      }),
    close: () =>
      ifOpen((broker) => {
        broker.close();
      }),
  };
}
