import type { Focus } from './read-focus.js';
import type { PageView } from './read-page.js';

/** Milliseconds to wait for what is not there yet. Default 15,000. */
export type Patience = number;

/** A person at a browser, in the few verbs that every engine's driver has. */
export interface Visitor {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** What the page shows now; rejects while it is being replaced. */
  look(): Promise<PageView>;
  /** Presses the first button with this text, in whichever shadow root it is. */
  press(button: RegExp | string, patience?: Patience): Promise<void>;
  /** Types into the field with this `name`, in place of what is there. */
  fill(name: string, text: string, patience?: Patience): Promise<void>;
  /** Chooses the last of the radio buttons or checkboxes with this `name`. */
  choose(name: string, patience?: Patience): Promise<void>;
  /** Presses keys of the keyboard, one after the other: characters, `Tab`, `Shift+Tab` or `Enter`. */
  keys(keys: readonly string[]): Promise<void>;
  /** What has the focus; rejects while the page is being replaced. */
  focus(): Promise<Focus>;
  /** Resolves when the page shows this text, alone or as part of more. */
  sees(text: string): Promise<void>;
  /** Resolves when the gadget whose frame has this title shows this text. */
  seesInGadget(title: string, text: string): Promise<void>;
  address(): Promise<string>;
  /** Opens another tab of the same browser. */
  another(): Promise<Visitor>;
  /** The window that was opened last, by whomever, and is still there. */
  front(): Promise<Visitor>;
}

/** Fills in the provider's page. */
export async function enterPassword(visitor: Visitor, username = 'sjefferson'): Promise<void> {
  await visitor.fill('username', username);
  await visitor.fill('password', 'northwind');
  await visitor.press(/^Sign in$/);
}

/** The whole way from the desk's form to the desk. */
export async function signIn(visitor: Visitor, desk: string): Promise<void> {
  await visitor.open(`${desk}/`);
  await visitor.press(/^(Sign in|Continue with Northwind SSO)$/);
  await enterPassword(visitor);
  await visitor.sees('Sign out');
}
