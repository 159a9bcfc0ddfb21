import type { LitElement, ReactiveController } from 'lit';

/** Elements that a page owner was told of. */
const told = new WeakSet<Element>();

/** Where an element with a step stands: what has to happen when it comes to a page, and when it goes. */
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

  hostDisconnected(): void {
    this.#leave();
  }
}
