/** The desk's elements, without registering them, and what their parts are made of. */
export { DeskpassDesk } from './host/deskpass-desk.js';
export { DeskpassGadget } from './host/deskpass-gadget.js';
export { IframeLoader } from './host/iframe-loader.js';
export type { GadgetFacts, GadgetLoader, Mount, MountOptions } from './host/gadget-loader.js';
export type { GadgetState } from './host/gadget-state.js';
export type { HostClock } from './host/host-clock.js';
