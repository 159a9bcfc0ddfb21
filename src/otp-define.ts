/** Registers `<deskpass-otp>`. */
import { DeskpassOtp } from './login/deskpass-otp.js';

if (!customElements.get('deskpass-otp')) customElements.define('deskpass-otp', DeskpassOtp);

export { DeskpassOtp };
