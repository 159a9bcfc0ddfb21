/** A person at a browser, in the few verbs that every engine's driver has. */
export interface Visitor {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Presses the first button with this text, in whichever shadow root it is. */
  press(button: RegExp): Promise<void>;
  /** Types into the field with this `name`. */
  fill(name: string, text: string): Promise<void>;
  /** Resolves when the page shows this text, alone or as part of more. */
  sees(text: string): Promise<void>;
  /** Resolves when the gadget whose frame has this title shows this text. */
  seesInGadget(title: string, text: string): Promise<void>;
  address(): Promise<string>;
  /** Opens another tab of the same browser. */
  another(): Promise<Visitor>;
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
