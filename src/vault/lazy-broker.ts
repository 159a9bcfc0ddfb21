import { DeskpassError, toWireError } from '../core/errors.js';
import type { Envelope } from '../wire/envelope.js';
import type { Broker } from './broker.js';

/** A broker whose code is fetched with the first gadget. */
export interface LazyBroker {
  /**
   * Also rejects with `vault-unreachable` where the code does not load. Whoever holds the other end of a port that is
   * not served hears why, so that nothing waits there for ever.
   */
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
      throw new DeskpassError('vault-unreachable', 'The code that serves gadgets did not load', {
        suggestion: 'Check that every file of Deskpass lies beside vault.js, and start the gadget again.',
        cause,
      });
    }));
  /** Nothing to do where no gadget was ever attached, or none could be. */
  const ifOpen = async (work: (broker: Broker) => void): Promise<void> => {
    const broker = await opening?.catch(() => null);
    if (broker) work(broker);
  };
  return {
    async attach(gadget, port) {
      try {
        (await open()).attach(gadget, port);
      } catch (thrown) {
        const bye: Envelope = { k: 'bye', p: toWireError(thrown) };
        port.postMessage(bye);
        port.close();
        throw thrown;
      }
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
