import type { LitElement, ReactiveController } from 'lit';
import { keepInView } from './keep-in-view.js';

/** Elements that a page owner was told of. */
const told = new WeakSet<Element>();

/** Where an element with a step stands: what happens there beside the agent's answers. */
export class StepPlace implements ReactiveController {
  readonly #host: LitElement;
  readonly #leave: () => void;

  constructor(host: LitElement, leave: () => void) {
    this.#host = host;
    this.#leave = leave;
    host.addController(this);
  }

  hostConnected(): void {
    const host = this.#host;
    if (host.getRootNode() !== document && !told.has(host)) {
      told.add(host);
      console.warn(
        `<${host.localName}> stands in a shadow root, where many password managers find no field. Put it into the document itself, or into a slot.`,
      );
    }
    host.requestUpdate();
    // Once more when the field is there: what was in it before is painted then.
    void host.updateComplete.then(() => {
      host.requestUpdate();
    });
  }

  /** Something may have been filled in without an event of its own. */
  readonly onFilled = (): void => {
    this.#host.requestUpdate();
  };

  readonly onFocus = ({ target }: FocusEvent): void => {
    this.onFilled();
    void keepInView(target as Element, this.#host.renderRoot);
  };

  hostDisconnected(): void {
    this.#leave();
  }
}
