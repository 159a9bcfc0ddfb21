import type { Channel } from '../wire/channel.js';
import type { HostCalls, Opened } from '../wire/gadget-contract.js';
import type { Desk } from './desk.js';

type Facts = Omit<Opened, 'network'>;

/** What a desk is made of once the handshake is done. */
export interface FramedDeskOptions {
  readonly opened: Facts;
  readonly control: Pick<Channel<HostCalls, Record<never, never>>, 'call'>;
  readonly fetch: Desk['fetch'];
}

/** A desk whose facts come over the control port. Gadgets see it as {@link Desk}. */
export class FramedDesk extends EventTarget implements Facts {
  declare readonly gadget: Facts['gadget'];
  declare readonly identity: Facts['identity'];
  declare readonly claims: Facts['claims'];
  declare context: Facts['context'];
  declare locale: Facts['locale'];
  declare direction: Facts['direction'];
  declare colorScheme: Facts['colorScheme'];
  declare readonly fetch: Desk['fetch'];
  readonly #control: FramedDeskOptions['control'];

  constructor({ opened, control, fetch }: FramedDeskOptions) {
    super();
    Object.assign(this, opened, { fetch });
    this.#control = control;
  }

  resize(height: number): void {
    // A desk that has closed has no use for a height; a gadget learns of the end from `fetch`.
    this.#control.call('resize', { height }).catch(() => undefined);
  }

  receive(event: Event, facts: Partial<Facts>): void {
    Object.assign(this, facts);
    this.dispatchEvent(event);
  }
}
