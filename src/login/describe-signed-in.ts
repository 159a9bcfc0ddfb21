import type { SessionState } from '../session/session-state.js';
import type { Callout } from '../ui/callout.js';
import { clockText } from '../ui/clock-text.js';
import { sessionStrings as strings } from '../ui/session-strings.js';
import { blankScreen, mainAction } from './first-screen.js';
import type { Action, Screen } from './screen.js';
import { signOutAction } from './sign-out-action.js';

/** What came of "Stay signed in": not pressed, on its way, or pressed and the session still ends. */
export type Renewal = 'none' | 'under-way' | 'failed';

type SignedIn = SessionState & { status: 'signed-in' };

/** A clock is read out at a minute, at thirty and at ten seconds only. */
function spoken(left: number): string {
  if (left <= 10_000) return left > 0 ? strings.endsIn10 : strings.ending;
  return left <= 30_000 ? strings.endsIn30 : strings.endsIn60;
}

function warning({ session }: SignedIn, left: number, renewal: Renewal): Callout {
  const title = left > 0 ? strings.endsIn(clockText(left)) : strings.ending;
  const failed = renewal === 'failed' ? strings.notExtendedText : strings.endsText;
  return { tone: 'warning', title, text: session.renewable ? failed : strings.endsForGoodText, urgent: false };
}

/** The card of an agent who is signed in: who, until when if that is soon, and the way out. */
export function describeSignedIn(
  state: SignedIn,
  { now, renewal }: { readonly now: number; readonly renewal: Renewal },
): Screen {
  const left = state.session.expiresAt - now;
  const underWay = renewal === 'under-way';
  const stay: Action = {
    ...mainAction,
    intent: { kind: 'renew' },
    label: underWay ? strings.staying : strings.stay,
    held: underWay,
  };
  return {
    ...blankScreen,
    step: 'signed-in',
    heading: strings.signedInHeading,
    callout: state.expiring ? warning(state, left, renewal) : null,
    identity: state.session.identity,
    actions: state.expiring && state.session.renewable ? [stay, signOutAction()] : [signOutAction()],
    busy: underWay,
    status: state.expiring ? spoken(left) : '',
  };
}
