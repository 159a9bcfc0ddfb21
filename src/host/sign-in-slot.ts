import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Session } from '../session/session.js';
import { signInOf } from './sign-in-of.js';

/** As much as a desk knows of the element that signs in. */
interface SignInElement extends HTMLElement {
  session: Session | null;
  brand: string;
  headingLevel: number;
}

/** What the desk gives. */
export interface SignInSlotHost extends ReactiveControllerHost, HTMLElement {
  readonly session: Session | null;
  readonly brand: string;
  readonly headingLevel: number;
}

/**
 * The sign-in card of a desk. It is the desk's own child, not in its shadow: what has to do with credentials stays
 * where password managers and browsers look for it. A page that puts one there itself keeps it.
 */
export class SignInSlot implements ReactiveController {
  readonly #host: SignInSlotHost;
  #given: Session | null = null;

  constructor(host: SignInSlotHost) {
    this.#host = host;
    host.addController(this);
  }

  focus(): void {
    signInOf(this.#host).focus();
  }

  hostUpdated(): void {
    const { session, brand, headingLevel } = this.#host;
    const element = signInOf(this.#host) as SignInElement;
    // One that the element has made itself stays until there is another: it tells what is missing.
    if (session !== this.#given) element.session = session;
    this.#given = session;
    if (brand) element.brand = brand;
    element.headingLevel = headingLevel;
  }
}
