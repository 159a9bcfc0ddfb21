import { asDeskpassError, type DeskpassError } from '../core/errors.js';
import type { HostEvents } from '../wire/gadget-contract.js';
import type { GadgetLoader, Mount, MountOptions } from './gadget-loader.js';
import type { GadgetState } from './gadget-state.js';
import { FORGIVEN_MS, Restarts } from './restarts.js';

export interface GadgetRunOptions extends Omit<MountOptions, 'attach' | 'onWorking' | 'onFailed'> {
  readonly loader: GadgetLoader;
  /** Takes the vault's end of the gadget's network port. Resolves with why the vault does not serve it, or null. */
  readonly attach: (port: MessagePort) => Promise<DeskpassError | null>;
  readonly onState: (state: GadgetState) => void;
}

/** Keeps one gadget going: one mount after the other, started again where it stopped by no fault of the agent. */
export class GadgetRun {
  readonly #options: GadgetRunOptions;
  readonly #restarts = new Restarts();
  #mount: Mount | null = null;
  #stopTimer = (): void => undefined;

  constructor(options: GadgetRunOptions) {
    this.#options = options;
    this.#start();
  }

  tell<E extends keyof HostEvents>(event: E, news: HostEvents[E]): void {
    this.#mount?.tell(event, news);
  }

  /** The agent starts it again, whatever it is doing. */
  restart(): void {
    this.#restarts.forgive();
    this.#start();
  }

  dispose(): void {
    this.#stopTimer();
    this.#mount?.dispose();
    this.#mount = null;
  }

  #start(): void {
    const { loader, clock, attach, onState } = this.#options;
    this.dispose();
    onState({ status: 'loading' });
    try {
      const mount = loader.load({
        ...this.#options,
        attach: (port) => {
          void attach(port).then((error) => {
            // A gadget without the vault could do nothing but wait.
            if (error && this.#mount === mount) this.#refuse(error);
          });
        },
        onWorking: () => {
          this.#after(FORGIVEN_MS, () => {
            this.#restarts.forgive();
          });
          onState({ status: 'working' });
        },
        onFailed: (error) => {
          this.#mount = null;
          this.#stopTimer();
          onState(this.#failed(error, clock.now()));
        },
      });
      this.#mount = mount;
    } catch (thrown) {
      onState({ status: 'failed', error: asDeskpassError(thrown) });
    }
  }

  #refuse(error: DeskpassError): void {
    this.dispose();
    this.#options.onState({ status: 'failed', error });
  }

  #failed(error: DeskpassError, now: number): GadgetState {
    switch (error.code) {
      case 'gadget-silent':
        return { status: 'silent', error };
      case 'gadget-navigated':
        return { status: 'navigated', error };
      case 'gadget-stopped': {
        const delay = this.#restarts.next();
        if (delay === null) return { status: 'stopped', error, restartAt: null };
        this.#after(delay, () => {
          this.#start();
        });
        return { status: 'stopped', error, restartAt: now + delay };
      }
      default:
        return { status: 'failed', error };
    }
  }

  #after(ms: number, callback: () => void): void {
    this.#stopTimer();
    this.#stopTimer = this.#options.clock.after(ms, callback);
  }
}
