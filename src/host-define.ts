/** Registers `<deskpass-desk>` and the `<deskpass-login>` it signs in with. The gadgets' elements follow by themselves. */
import { DeskpassDesk } from './host/deskpass-desk.js';
import './login-define.js';

if (!customElements.get('deskpass-desk')) customElements.define('deskpass-desk', DeskpassDesk);

export { DeskpassDesk };
