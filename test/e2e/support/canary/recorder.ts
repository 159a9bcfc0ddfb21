/* eslint-disable @typescript-eslint/unbound-method -- methods are replaced on their prototypes, and called with their caller's `this` */
/** What the recorder gives to tests in every page and frame. */
export interface CanaryGlobals {
  readonly noteSeen: (place: string, text: string) => void;
  /** Everything in a value, as one text. */
  spell: (value: unknown) => string;
}

/**
 * Runs in every page and frame before anything else of it, and writes down whatever a script there could see: messages
 * sent and received, events, console lines, errors, requests, the history, and every change of the DOM.
 *
 * It stands alone: the browser gets it as text.
 */
export function installRecorder(): void {
  const canary = globalThis as unknown as CanaryGlobals;

  const spellBytes = (bytes: Uint8Array): string =>
    ['latin1', 'utf-16le', 'utf-16be'].map((encoding) => new TextDecoder(encoding).decode(bytes)).join(' ');

  /** Own fields, also hidden ones, and what a prototype's getters give. */
  const fieldsOf = (object: object): unknown[] => {
    const names = new Set<string | symbol>(Reflect.ownKeys(object));
    for (
      let up: unknown = Object.getPrototypeOf(object);
      up && up !== Object.prototype;
      up = Object.getPrototypeOf(up)
    ) {
      for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(up))) if (get) names.add(name);
    }
    return [...names].flatMap((name) => {
      try {
        return [name, Reflect.get(object, name) as unknown];
      } catch {
        return [];
      }
    });
  };

  canary.spell = (root) => {
    const seen = new Set<object>();
    const spell = (value: unknown, depth: number): string => {
      if (typeof value === 'function') return '';
      if (typeof value !== 'object' || value === null) return String(value);
      if (seen.has(value) || depth > 8) return '';
      seen.add(value);
      if (value instanceof ArrayBuffer) return spellBytes(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) {
        return spellBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      }
      // Nodes are in the DOM's own records; windows may belong to another origin.
      if (value instanceof Node || 'window' in value) return '';
      const inside =
        Array.isArray(value) || value instanceof Map || value instanceof Set || value instanceof Headers
          ? [...(value as Iterable<unknown>)]
          : fieldsOf(value);
      return inside.map((item) => spell(item, depth + 1)).join(' ');
    };
    return spell(root, 0);
  };

  const note = (place: string, ...values: unknown[]): void => {
    canary.noteSeen(place, values.map(canary.spell).join(' '));
  };

  // Messages: what arrives on a window, a port, a worker or a channel, and what is sent.
  addEventListener('message', ({ data }) => {
    note('message received', data);
  });
  const { addEventListener: listen, dispatchEvent: dispatch } = EventTarget.prototype;
  const watched = new WeakSet();
  const watch = (target: EventTarget): void => {
    if (watched.has(target)) return;
    watched.add(target);
    listen.call(target, 'message', (event) => {
      note('message received', (event as MessageEvent).data);
    });
  };
  const senders = [MessagePort, BroadcastChannel, Worker];
  for (const { prototype } of senders) {
    const { set } = Object.getOwnPropertyDescriptor(prototype, 'onmessage') ?? {};
    Object.defineProperty(prototype, 'onmessage', {
      set(this: EventTarget, listener: unknown) {
        watch(this);
        set?.call(this, listener);
      },
    });
    const post = prototype.postMessage as (...rest: unknown[]) => void;
    Object.assign(prototype, {
      postMessage(this: EventTarget, ...rest: unknown[]) {
        note('message sent', rest[0]);
        post.apply(this, rest);
      },
    });
  }
  EventTarget.prototype.addEventListener = function (type: string, ...rest) {
    if (type === 'message' && senders.some((sender) => this instanceof sender)) watch(this);
    listen.call(this, type, ...rest);
  };

  // Events that scripts make, and those of the browser that carry text.
  EventTarget.prototype.dispatchEvent = function (event) {
    note(`event ${event.type}`, event);
    return dispatch.call(this, event);
  };
  for (const type of ['error', 'unhandledrejection', 'storage', 'popstate', 'hashchange', 'securitypolicyviolation']) {
    addEventListener(
      type,
      (event) => {
        note(`event ${type}`, event);
      },
      true,
    );
  }

  for (const method of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
    const write = console[method].bind(console);
    console[method] = (...values: unknown[]) => {
      note('console', values);
      write(...values);
    };
  }
  for (const method of ['pushState', 'replaceState'] as const) {
    const change = history[method].bind(history);
    history[method] = (...rest) => {
      note('history', rest);
      change(...rest);
    };
  }
  const request = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (...rest) => {
    note('request', rest);
    return request(...rest);
  };

  // Every change of the DOM, shadow roots included.
  const observer = new MutationObserver((changes) => {
    for (const { target, attributeName, addedNodes } of changes) {
      const added = [...addedNodes].map((node) => (node instanceof Element ? node.outerHTML : (node.nodeValue ?? '')));
      const changed = attributeName === null ? target.nodeValue : (target as Element).getAttribute(attributeName);
      note('DOM', changed ?? '', added);
    }
  });
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(document, everything);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    observer.observe(root, everything);
    return root;
  };
}
