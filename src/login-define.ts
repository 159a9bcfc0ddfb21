/** Registers `<deskpass-login>`. */
import { DeskpassLogin } from './login/deskpass-login.js';

if (!customElements.get('deskpass-login')) customElements.define('deskpass-login', DeskpassLogin);

export { DeskpassLogin };
