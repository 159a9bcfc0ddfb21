/**
 * What follows the first form of the script tag in one file: the elements, and what they fetch for themselves until an
 * agent is signed in. One file is smaller than its parts, and one request is sooner there than two in a row.
 */
import './host-define.js';

export { drawState } from './login/later-screens.js';
export { createSession } from './session/create-session.js';
