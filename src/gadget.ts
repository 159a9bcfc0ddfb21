export { connect } from './gadget/connect.js';
export type { ConnectOptions } from './gadget/connect.js';
export type { Desk, DeskEventMap, DeskListener } from './gadget/desk.js';
export type { ContextEvent, MissingScopeEvent, SurroundingsEvent } from './gadget/desk-events.js';
export { DeskpassError } from './core/errors.js';
export type { ErrorCode, ErrorFacts } from './core/errors.js';
export type { Identity } from './core/identity.js';
