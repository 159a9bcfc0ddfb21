import type { Identity } from '../core/identity.js';

/** What the desk tells a gadget about its surroundings. */
export interface GadgetSurroundings {
  /** The gadget's id in the desk file. */
  readonly gadget: string;
  /** BCP 47 language tag of the page. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Colour scheme in force around the gadget. */
  readonly colorScheme: 'light' | 'dark';
  /** What the page sets for all gadgets, for example the customer on the line; JSON values only. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** Who is signed in, as far as the desk file lets this gadget know. */
export interface GadgetIdentity {
  /** Null unless the desk file grants the claim `name` or `sub`. */
  readonly identity: Identity | null;
  /** The granted claims only. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The answer to `open`. */
export interface Opened extends GadgetSurroundings, GadgetIdentity {
  /** Goes straight to the vault; requests travel on it. */
  readonly network: MessagePort;
}

/** Control port, gadget → host. */
export interface HostCalls {
  /** First and once. The nonce proves that the document in the frame is the one the host put there. */
  open(params: { readonly nonce: string; readonly sdk: string }): Opened;
  /** The height the gadget's content needs, in CSS pixels; the host clamps it. */
  resize(params: { readonly height: number }): void;
}

/** Control port, host → gadget. */
export interface GadgetCalls {
  /** Heartbeat. */
  ping(params: null): void;
}

/** Control port, host → gadget. */
export interface HostEvents {
  context: Pick<GadgetSurroundings, 'context'>;
  surroundings: Pick<GadgetSurroundings, 'locale' | 'direction' | 'colorScheme'>;
}

/** Control port, gadget → host: none yet. */
export type GadgetEvents = object;

/** A request as it crosses the network port. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ArrayBuffer | null;
}

/**
 * A response as it crosses the network port: small bodies whole, large ones as a stream on a port of their own, null where
 * the status takes none (Fetch Standard §2.2.3).
 */
export interface WireResponse {
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ArrayBuffer | MessagePort | null;
}

/** Network port, gadget → vault. */
export interface NetworkCalls {
  fetch(request: WireRequest): WireResponse;
}

/** Network port, vault → gadget. */
export interface NetworkEvents {
  /** A service answered 403 and named the scope it wants (RFC 6750 §3.1). */
  'missing-scope': { readonly url: string; readonly scope: string };
}
