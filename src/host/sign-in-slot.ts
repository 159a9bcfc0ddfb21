import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Session } from '../session/session.js';

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

const TAG = 'deskpass-login';

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
    this.#element?.focus();
  }

  hostUpdated(): void {
    const { session, brand, headingLevel } = this.#host;
    const element = this.#element ?? this.#create();
    // One that the element has made itself stays until there is another: it tells what is missing.
    if (session !== this.#given) element.session = session;
    this.#given = session;
    if (brand) element.brand = brand;
    element.headingLevel = headingLevel;
  }

  get #element(): SignInElement | null {
    return this.#host.querySelector<SignInElement>(`:scope > ${TAG}[slot="sign-in"]`);
  }

  #create(): SignInElement {
    const element = document.createElement(TAG) as HTMLElement as SignInElement;
    element.slot = 'sign-in';
    this.#host.append(element);
    return element;
  }
}
