import { DeskEvent } from '../../src/gadget/desk-events.js';
import type { Desk } from '../../src/gadget.js';

/** A request of a gadget, as it reached the desk. */
export interface DeskRequest {
  readonly url: string;
  readonly method: string;
  readonly body: string;
  readonly signal: AbortSignal;
}

type Answer = (request: DeskRequest) => Response | Promise<Response>;

/** A desk played by the test: what it answers can be changed at any time. */
export class FakeDesk extends EventTarget implements Desk {
  readonly gadget = 'orders';
  identity: Desk['identity'] = null;
  claims: Desk['claims'] = {};
  context: Desk['context'] = {};
  locale = 'en-GB';
  direction: Desk['direction'] = 'ltr';
  colorScheme: Desk['colorScheme'] = 'light';
  /** What `connect` rejects with instead of giving this desk. */
  connectError: Error | null = null;
  /** Every request, oldest first. */
  readonly requests: DeskRequest[] = [];
  answer: Answer = () => new Response('Not Found', { status: 404 });

  constructor(changes: Partial<FakeDesk> = {}) {
    super();
    Object.assign(this, changes);
  }

  fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { url, method, signal } = request;
    const asked = { url, method, signal, body: await request.text() };
    this.requests.push(asked);
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
    return await Promise.race([this.answer(asked), aborted]);
  };

  resize(): void {
    // The stage is as high as it is.
  }

  /** Another context of the page, for example another customer on the line. */
  tell(context: Desk['context']): void {
    this.context = context;
    this.dispatchEvent(new DeskEvent('context', { context }));
  }

  /** Another language around the gadget. */
  speak(locale: string): void {
    const { direction, colorScheme } = this;
    this.locale = locale;
    this.dispatchEvent(new DeskEvent('surroundings', { locale, direction, colorScheme }));
  }
}
