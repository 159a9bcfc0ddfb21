import type { GadgetSurroundings, HostEvents, NetworkEvents } from '../wire/gadget-contract.js';

/** The page has set another context, for example because another customer is on the line. */
export class ContextEvent extends Event {
  readonly context: GadgetSurroundings['context'];
  constructor(context: GadgetSurroundings['context']) {
    super('context');
    this.context = context;
  }
}

/** Language, direction or colour scheme around the gadget have changed. The document's root has them already. */
export class SurroundingsEvent extends Event {
  readonly locale: string;
  readonly direction: GadgetSurroundings['direction'];
  readonly colorScheme: GadgetSurroundings['colorScheme'];
  constructor({ locale, direction, colorScheme }: HostEvents['surroundings']) {
    super('surroundings');
    this.locale = locale;
    this.direction = direction;
    this.colorScheme = colorScheme;
  }
}

/** A service answered 403 and named the scope it wants (RFC 6750 §3.1). The `Response` arrives as well. */
export class MissingScopeEvent extends Event {
  readonly url: string;
  readonly scope: string;
  constructor({ url, scope }: NetworkEvents['missing-scope']) {
    super('missing-scope');
    this.url = url;
    this.scope = scope;
  }
}
