import { DeskpassBoard } from './deskpass-board.js';
import { DeskpassGadget } from './deskpass-gadget.js';

/** Registers what a signed-in agent sees, unless it is registered already. */
export function defineBoard(): void {
  if (!customElements.get('deskpass-board')) customElements.define('deskpass-board', DeskpassBoard);
  if (!customElements.get('deskpass-gadget')) customElements.define('deskpass-gadget', DeskpassGadget);
}
