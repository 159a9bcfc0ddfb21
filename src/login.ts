/** The classes of the sign-in element and of the field for a code alone, without registering them. */
export { CodeEvent, ResendEvent } from './login/code-events.js';
export { DeskpassLogin } from './login/deskpass-login.js';
export { DeskpassOtp } from './login/deskpass-otp.js';
