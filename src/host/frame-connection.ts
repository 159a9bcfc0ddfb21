import { DeskpassError } from '../core/errors.js';
import { createChannel, type Channel } from '../wire/channel.js';
import type { CallContext } from '../wire/contract.js';
import { WIRE_VERSION } from '../wire/envelope.js';
import type { GadgetCalls, GadgetEvents, HostCalls, HostEvents, Opened } from '../wire/gadget-contract.js';
import type { GadgetFacts } from './gadget-loader.js';

/** Calls that a gadget may have waiting at once; it has two methods to call. */
const MAX_CALLS = 16;

export interface FrameConnectionOptions {
  readonly nonce: string;
  readonly facts: () => GadgetFacts;
  readonly attach: (port: MessagePort) => void;
  readonly onOpen: () => void;
  readonly onHeight: (height: unknown) => void;
  /** The frame is not what it was, or speaks another language; called at most once. */
  readonly onFailed: (error: DeskpassError) => void;
}

/** The host's side of the gadget handshake, from step 3 on; what the frame did is told to it. */
export class FrameConnection {
  readonly #options: FrameConnectionOptions;
  #control: Channel<GadgetCalls, HostEvents> | null = null;
  #loads = 0;
  #isOpen = false;
  #isOver = false;

  constructor(options: FrameConnectionOptions) {
    this.#options = options;
  }

  /** The frame said hello. The port to offer it in the same task, or null where it gets none. */
  hello(version: number): MessagePort | null {
    if (this.#isOver) return null;
    if (version !== WIRE_VERSION) {
      this.#fail(mismatch(version));
      return null;
    }
    if (this.#control) {
      this.#fail(navigated('The frame said hello again'));
      return null;
    }
    const { port1, port2 } = new MessageChannel();
    this.#control = createChannel<GadgetCalls, HostEvents, HostCalls, GadgetEvents>(port1, {
      handlers: {
        open: ({ nonce }, context) => this.#open(nonce, context),
        resize: ({ height }) => {
          if (this.#isOpen) this.#options.onHeight(height);
        },
      },
      maxCalls: MAX_CALLS,
    });
    return port2;
  }

  /**
   * The frame has loaded a document: the first is the gadget, a second one is not. Returns whether it is in doubt
   * which one this was: a gadget that opens while it loads may have left before its own load was over.
   */
  loaded(): boolean {
    this.#loads += 1;
    if (this.#loads > 1) this.leave();
    return this.#isOpen;
  }

  /** The document in the frame is not the gadget's. */
  leave(): void {
    this.#fail(navigated('The frame loaded another document'));
  }

  tell<E extends keyof HostEvents>(event: E, news: HostEvents[E]): void {
    if (this.#isOpen) this.#control?.emit(event, news);
  }

  /** Resolves when the gadget has answered. */
  async ping(): Promise<void> {
    await this.#control?.call('ping', null);
  }

  /** Takes the ports away; nothing is reported any more. */
  close(reason?: DeskpassError): void {
    this.#isOver = true;
    this.#isOpen = false;
    this.#control?.close(reason);
  }

  #open(nonce: unknown, context: CallContext): Opened {
    // A document that came by navigation never saw the nonce.
    if (nonce !== this.#options.nonce) {
      const error = navigated('The frame does not know the nonce of its mount');
      this.#fail(error);
      throw error;
    }
    if (this.#isOpen) throw new DeskpassError('protocol-mismatch', 'A gadget opens once');
    this.#isOpen = true;
    const { port1, port2 } = new MessageChannel();
    this.#options.attach(port1);
    context.transfer(port2);
    this.#options.onOpen();
    return { ...this.#options.facts(), network: port2 };
  }

  #fail(error: DeskpassError): void {
    if (this.#isOver) return;
    this.close(error);
    this.#options.onFailed(error);
  }
}

const navigated = (what: string): DeskpassError =>
  new DeskpassError('gadget-navigated', what, {
    suggestion: 'A gadget stays on its page: show other places inside it, and call connect() once.',
  });

const mismatch = (version: number): DeskpassError =>
  new DeskpassError('protocol-mismatch', `The gadget speaks version ${version}, the desk ${WIRE_VERSION}`, {
    suggestion: 'Load the gadget.js that belongs to this desk.',
  });
