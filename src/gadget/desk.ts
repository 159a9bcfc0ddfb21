import type { GadgetSurroundings } from '../wire/gadget-contract.js';
import type { Identity } from '../core/identity.js';
import type { ContextEvent, MissingScopeEvent, SurroundingsEvent } from './desk-events.js';

/** The events of a {@link Desk}, by name. */
export interface DeskEventMap {
  context: ContextEvent;
  surroundings: SurroundingsEvent;
  'missing-scope': MissingScopeEvent;
}

/** A listener for one event of a {@link Desk}. */
export type DeskListener<K extends keyof DeskEventMap> = (event: DeskEventMap[K]) => unknown;

/**
 * The desk, as a gadget sees it.
 *
 * @example
 * ```ts
 * import { connect } from 'deskpass/gadget';
 * const desk = await connect();
 * const response = await desk.fetch('https://orders.example/v2/orders');
 * console.log(desk.identity?.name, response.status);
 * ```
 */
export interface Desk extends EventTarget {
  /** The gadget's id in the desk file. */
  readonly gadget: string;
  /** Who is signed in, or null where the desk file grants neither `name` nor `sub`. */
  readonly identity: Identity | null;
  /** The identity claims that the desk file grants to this gadget. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** What the page sets for all gadgets, for example the customer on the line. Event `context` on change. */
  readonly context: GadgetSurroundings['context'];
  /**
   * Language of the page around the gadget (BCP 47), for what a gadget writes by it; see `connect` for the document's own.
   * Event `surroundings` on change; so for the next two.
   */
  readonly locale: string;
  readonly direction: GadgetSurroundings['direction'];
  readonly colorScheme: GadgetSurroundings['colorScheme'];

  /**
   * Sends a request through the desk, which adds the agent's authorization where the desk file grants it. Takes what
   * `fetch` takes (Fetch Standard §5.6) and resolves with a real `Response`; its body streams, and an abort before,
   * during or after the headers reaches the service. Cookies, redirects and referrers are the desk's own business.
   * Request bodies are buffered; 32 MiB at most.
   *
   * @throws DeskpassError `request-refused` (with `facts.rule`), `request-invalid`, `request-too-large`,
   * `request-timeout`, `network-failed`, `too-many-requests`, `not-signed-in`, `session-ended` or `channel-closed`
   * @throws the signal's reason, an `AbortError` unless it was given another
   */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;

  /** Asks for a height in CSS pixels. Only needed with `fixedHeight`; the desk keeps it between 80 and 2000. */
  resize(height: number): void;

  addEventListener<K extends keyof DeskEventMap>(
    type: K,
    listener: DeskListener<K> | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  removeEventListener<K extends keyof DeskEventMap>(
    type: K,
    listener: DeskListener<K> | null,
    options?: EventListenerOptions | boolean,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: EventListenerOptions | boolean,
  ): void;
}
