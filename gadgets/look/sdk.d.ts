import type * as sdk from 'deskpass/gadget';

declare global {
  /** What `gadget.js` defines. */
  const deskpass: typeof sdk;
}
