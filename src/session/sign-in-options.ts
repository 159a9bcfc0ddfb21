import type { Display } from '../auth/challenge.js';
import type { Demands } from '../auth/demands.js';

/** What the agent pressed, as far as they chose, and what the page asks of the sign-in. */
export interface SignInOptions extends Demands {
  /** The sign-in method's id in the desk file. */
  readonly method?: string;
  readonly display?: Display;
}
