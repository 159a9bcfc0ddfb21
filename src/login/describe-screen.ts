import type { Method } from '../auth/method.js';
import type { SessionState } from '../session/session-state.js';
import { sessionStrings } from '../ui/session-strings.js';
import { strings } from '../ui/strings.js';
import { choices } from './choices.js';
import { describeSignedIn, type Renewal } from './describe-signed-in.js';
import { ending } from './ending.js';
import type { ChallengeState } from './failure-state.js';
import { blankScreen, chooseScreen, firstScreen, mainAction } from './first-screen.js';
import type { Action, Screen } from './screen.js';

/** What a screen depends on besides the session's state. */
export interface Surroundings {
  /** "Sign in" was pressed before there was a session that could act on it. */
  readonly pressed: boolean;
  /** The ways to sign in that were offered last, so that the buttons stay where they are while one is under way. */
  readonly methods: readonly Method[];
  /** The label of a sign-in method, or empty where it is not known. */
  readonly labelOf: (method: string) => string;
  readonly renewal: Renewal;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const cancel = (): Action => ({ ...mainAction, intent: { kind: 'cancel' }, label: strings.cancel, look: 'quiet' });

/** The card of the choice, with the pressed button saying what happens; or the card that points at the window. */
function describeSigningIn(state: SessionState & { status: 'signing-in' }, around: Surroundings): Screen {
  const label = around.labelOf(state.method) || strings.signInPage;
  if (state.at === 'popup') {
    const again = { kind: 'sign-in', method: state.method, display: 'popup' } as const;
    return {
      ...blankScreen,
      step: 'popup',
      heading: strings.popupHeading,
      lede: strings.popupLede(label),
      actions: [{ ...mainAction, intent: again, label: strings.openAgain, look: 'plain' }, cancel()],
      busy: true,
    };
  }
  const status = state.at === 'provider' ? strings.takingYouTo(label) : strings.signingIn;
  const offered = choices(around.methods);
  const isPressed = ({ intent }: Action) => intent.kind === 'sign-in' && intent.method === state.method;
  const held = offered.some(isPressed)
    ? offered.map((action) => ({ ...action, held: true, label: isPressed(action) ? status : action.label }))
    : [{ ...mainAction, intent: { kind: 'sign-in', method: state.method } as const, label: status, held: true }];
  return { ...chooseScreen(), actions: [...held, { ...cancel(), late: true }], busy: true, status };
}

/** A state in which nothing went wrong and the system asks nothing. */
export type OrdinaryState = Exclude<SessionState, ChallengeState | { readonly status: 'failed' }>;

/** What the card shows for a state without a failure. Pure: the same state gives the same screen. */
export function describeScreen(state: OrdinaryState, around: Surroundings): Screen {
  switch (state.status) {
    case 'starting':
      return firstScreen(around.pressed);
    case 'restoring':
      return {
        ...blankScreen,
        step: 'restoring',
        heading: strings.restoringHeading,
        lede: strings.restoringLede,
        actions: [{ ...cancel(), label: strings.signInInstead, look: 'plain' }],
        busy: true,
      };
    case 'signed-out': {
      const { methods, reason } = state;
      const screen =
        methods.length === 0 ? firstScreen(around.pressed) : { ...chooseScreen(), actions: choices(methods) };
      return { ...screen, callout: ending(reason) };
    }
    case 'signing-in':
      return describeSigningIn(state, around);
    case 'signed-in':
      return describeSignedIn(state, around);
    case 'signing-out': {
      const { signingOutHeading: heading, signingOutLede: lede } = sessionStrings;
      return { ...blankScreen, step: 'signing-out', heading, lede, busy: true };
    }
    case 'handed-over': {
      const { handedOverHeading: heading, handedOverLede: lede } = sessionStrings;
      return { ...blankScreen, step: 'handed-over', heading, lede };
    }
  }
}
