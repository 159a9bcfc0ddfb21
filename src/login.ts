/** The sign-in element's class, without registering it. */
export { DeskpassLogin } from './login/deskpass-login.js';
