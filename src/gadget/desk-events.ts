import type { HostEvents, NetworkEvents } from '../wire/gadget-contract.js';

/** What each event of a desk says, by its name. */
export type DeskNews = HostEvents & NetworkEvents;

/** An event of a desk: what it says are its own fields. */
export class DeskEvent extends Event {
  constructor(type: keyof DeskNews, news: DeskNews[keyof DeskNews]) {
    super(type);
    Object.assign(this, news);
  }
}

/** The page has set another context, for example because another customer is on the line. */
export type ContextEvent = DeskEvent & DeskNews['context'];

/** Language, direction or colour scheme around the gadget have changed. The document's root has taken them over already. */
export type SurroundingsEvent = DeskEvent & DeskNews['surroundings'];

/** A service answered 403 and named the scope it wants (RFC 6750 §3.1). The `Response` arrives as well. */
export type MissingScopeEvent = DeskEvent & DeskNews['missing-scope'];
