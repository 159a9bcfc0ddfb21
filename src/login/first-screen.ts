import { firstStrings } from '../ui/first-strings.js';
import type { Action, Screen } from './screen.js';

/** A screen with nothing on it. */
export const blankScreen = {
  lede: '',
  callout: null,
  identity: null,
  actions: [],
  busy: false,
  status: '',
  error: null,
} as const;

/** The choice of how to sign in, before there is a way to choose. */
export const chooseScreen = {
  ...blankScreen,
  step: 'choose',
  heading: firstStrings.signInHeading,
  lede: firstStrings.signInLede,
} as const;

/** The main button of a screen. */
export const mainAction = { look: 'primary', held: false, late: false, alternative: false } as const;

/** What is drawn before anything has been fetched. `pressed`: "Sign in" was, and goes on as soon as it can. */
export function firstScreen(pressed: boolean): Screen {
  const label = pressed ? firstStrings.connecting : firstStrings.signIn;
  const signIn: Action = { ...mainAction, intent: { kind: 'sign-in' }, label, held: pressed };
  return { ...chooseScreen, actions: [signIn], busy: pressed, status: pressed ? firstStrings.connecting : '' };
}

/** What is drawn when the rest of the code could not be fetched. */
export const notLoadedScreen: Screen = {
  ...blankScreen,
  step: 'failed',
  heading: firstStrings.notLoadedHeading,
  lede: firstStrings.notLoadedLede,
  actions: [{ ...mainAction, intent: { kind: 'retry' }, label: firstStrings.tryAgain }],
};
