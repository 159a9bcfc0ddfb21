import type { Method } from '../auth/challenge.js';
import type { DeskpassError } from '../core/errors.js';
import type { SessionState } from '../session/session-state.js';
import type { Callout } from '../ui/callout.js';
import { errorText } from '../ui/error-text.js';
import { strings } from '../ui/strings.js';
import { describeSignedIn, type Renewal } from './describe-signed-in.js';
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

const cancel: Action = { ...mainAction, intent: { kind: 'cancel' }, label: strings.cancel, look: 'quiet' };

/** What an agent did or decided is no failure of anything, and is not shown as one. */
const calm: ReadonlySet<string> = new Set([
  'popup-closed',
  'sign-in-cancelled',
  'consent-denied',
  'login-required',
  'callback-replayed',
]);

const failure = (error: DeskpassError): Callout => ({
  ...errorText(error),
  tone: calm.has(error.code) ? 'note' : 'danger',
  urgent: true,
});

/** How the last session ended; nothing where there was none. */
const endings: Readonly<Record<(SessionState & { status: 'signed-out' })['reason'], Callout | null>> = {
  fresh: null,
  'signed-out': {
    tone: 'success',
    title: strings.signedOutTitle,
    text: strings.signedOutText,
    urgent: false,
  },
  'other-tab': { tone: 'note', title: strings.otherTabTitle, text: strings.otherTabText, urgent: false },
  expired: { tone: 'warning', title: strings.expiredTitle, text: strings.expiredText, urgent: false },
  refused: { tone: 'warning', title: strings.refusedTitle, text: strings.refusedText, urgent: false },
};

/** One button a method: the first is the main one, the others stand below an "or". */
const choices = (methods: readonly Method[]): readonly Action[] =>
  methods.map(({ id, label, mode }, index) => ({
    ...mainAction,
    intent: { kind: 'sign-in', method: id },
    label: mode === 'sso' ? strings.continueWith(label) : strings.use(label),
    look: index === 0 ? 'primary' : 'plain',
    alternative: index === 1,
  }));

/** What can be done after a failure: the choice again, and another way where the failure has one. */
function remedies(error: DeskpassError, methods: readonly Method[]): readonly Action[] {
  const only = methods.length > 1 ? undefined : methods[0];
  if (methods.length === 0) return [{ ...mainAction, intent: { kind: 'retry' }, label: strings.tryAgain }];
  const stuck = methods.find(({ id }) => id === error.facts['method']) ?? only;
  if (error.code === 'popup-blocked' && stuck) {
    const again = { kind: 'sign-in', method: stuck.id } as const;
    return [
      { ...mainAction, intent: { ...again, display: 'redirect' }, label: strings.continueHere },
      { ...mainAction, intent: { ...again, display: 'popup' }, label: strings.tryWindowAgain, look: 'plain' },
    ];
  }
  if (!only) return choices(methods);
  return [{ ...mainAction, intent: { kind: 'sign-in', method: only.id }, label: strings.tryAgain }];
}

function describeSignedOut(state: SessionState & { status: 'signed-out' }): Screen {
  const { error, methods, reason } = state;
  if (!error) return { ...chooseScreen, callout: endings[reason], actions: choices(methods) };
  const callout = failure(error);
  const details = callout.tone === 'note' ? null : error;
  return { ...chooseScreen, callout, actions: remedies(error, methods), error: details };
}

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
      actions: [{ ...mainAction, intent: again, label: strings.openAgain, look: 'plain' }, cancel],
      busy: true,
    };
  }
  const status = state.at === 'provider' ? strings.takingYouTo(label) : strings.signingIn;
  const offered = choices(around.methods);
  const isPressed = ({ intent }: Action) => intent.kind === 'sign-in' && intent.method === state.method;
  const held = offered.some(isPressed)
    ? offered.map((action) => ({ ...action, held: true, label: isPressed(action) ? status : action.label }))
    : [{ ...mainAction, intent: { kind: 'sign-in', method: state.method } as const, label: status, held: true }];
  return { ...chooseScreen, actions: [...held, { ...cancel, late: true }], busy: true, status };
}

/** What the card shows for a state. Pure: the same state gives the same screen. */
export function describeScreen(state: SessionState, around: Surroundings): Screen {
  switch (state.status) {
    case 'starting':
      return firstScreen(around.pressed);
    case 'restoring':
      return {
        ...blankScreen,
        step: 'restoring',
        heading: strings.restoringHeading,
        lede: strings.restoringLede,
        actions: [{ ...cancel, label: strings.signInInstead, look: 'plain' }],
        busy: true,
      };
    case 'signed-out':
      return describeSignedOut(state);
    case 'signing-in':
      return describeSigningIn(state, around);
    case 'signed-in':
      return describeSignedIn(state, around);
    case 'signing-out': {
      const { signingOutHeading: heading, signingOutLede: lede } = strings;
      return { ...blankScreen, step: 'signing-out', heading, lede, busy: true };
    }
    case 'handed-over': {
      const { handedOverHeading: heading, handedOverLede: lede } = strings;
      return { ...blankScreen, step: 'handed-over', heading, lede };
    }
    case 'failed':
      return {
        ...blankScreen,
        step: 'failed',
        heading: strings.failedHeading,
        lede: strings.failedLede,
        callout: failure(state.error),
        actions: [{ ...mainAction, intent: { kind: 'retry' }, label: strings.tryAgain }],
        error: state.error,
      };
  }
}
