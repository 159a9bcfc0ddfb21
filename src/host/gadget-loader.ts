import type { DeskGadget } from '../core/desk.js';
import type { DeskpassError } from '../core/errors.js';
import type { GadgetIdentity, GadgetSurroundings, HostEvents } from '../wire/gadget-contract.js';
import type { HostClock } from './host-clock.js';

/** What a gadget is told when it opens. */
export type GadgetFacts = GadgetSurroundings & GadgetIdentity;

/** What a loader is given for one gadget. */
export interface MountOptions {
  readonly gadget: DeskGadget;
  /** Empty; what the loader puts here is the gadget's, everything around it the desk's. */
  readonly container: HTMLElement;
  /** Asked when the gadget opens, so that it is told what holds then. */
  readonly facts: () => GadgetFacts;
  /** Takes the vault's end of the gadget's network port; called once, before the gadget has the other end. */
  readonly attach: (port: MessagePort) => void;
  readonly clock: HostClock;
  /** The gadget has opened; called at most once. */
  readonly onWorking: () => void;
  /** The gadget is over, for the reason given; called at most once, and not after `dispose`. */
  readonly onFailed: (error: DeskpassError) => void;
}

/** One gadget in its place, from the moment its page is asked for. */
export interface Mount {
  /** Tells the gadget what has changed around it; nobody listens before it is working. */
  tell<E extends keyof HostEvents>(event: E, news: HostEvents[E]): void;
  /** Takes the gadget and its ports away, at once and for good. */
  dispose(): void;
}

/**
 * One kind of gadget. Rules that the contract suite holds every loader to:
 * 1. `load` throws a `DeskpassError` for a gadget it may not load, and has done nothing by then.
 * 2. A gadget that does not open within ten seconds fails with `gadget-silent`.
 * 3. One that leaves its page, or whose page says hello again, fails with `gadget-navigated`.
 * 4. One that misses three heartbeats while the page is seen fails with `gadget-stopped`.
 * 5. Once it has failed or is disposed of, its frame and ports are gone and nothing of it is heard.
 * 6. Whatever a gadget does, others are told nothing and fail by nothing of it.
 */
export interface GadgetLoader {
  load(options: MountOptions): Mount;
}
