import { firstStrings } from '../ui/first-strings.js';
import { pageLanguage } from '../ui/page-language.js';
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

const words = () => firstStrings[pageLanguage().language];

/** The choice of how to sign in, before there is a way to choose. */
export const chooseScreen = () =>
  ({ ...blankScreen, step: 'choose', heading: words().signInHeading, lede: words().signInLede }) as const;

/** The main button of a screen. */
export const mainAction = { look: 'primary', held: false, late: false, alternative: false } as const;

/** What is drawn before anything has been fetched. `pressed`: "Sign in" was, and goes on as soon as it can. */
export function firstScreen(pressed: boolean): Screen {
  const { connecting, signIn } = words();
  const label = pressed ? connecting : signIn;
  const action: Action = { ...mainAction, intent: { kind: 'sign-in' }, label, held: pressed };
  return { ...chooseScreen(), actions: [action], busy: pressed, status: pressed ? connecting : '' };
}

/** What is drawn when the rest of the code could not be fetched. `others`: what can be done beside trying again. */
export function notLoadedScreen(others: readonly Action[]): Screen {
  const { notLoadedHeading: heading, notLoadedLede: lede, tryAgain: label } = words();
  const retry: Action = { ...mainAction, intent: { kind: 'retry' }, label };
  return { ...blankScreen, step: 'failed', heading, lede, actions: [retry, ...others] };
}
