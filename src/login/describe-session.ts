import type { SignedOutReason } from '../session/session-state.js';
import type { Callout } from '../ui/callout.js';
import { sessionStrings as strings } from '../ui/session-strings.js';
import { describeScreen, type Surroundings } from './describe-screen.js';
import { describeSignedIn } from './describe-signed-in.js';
import { blankScreen } from './first-screen.js';
import type { PastState } from './past-state.js';
import type { Screen } from './screen.js';

/** How the last session ended; null where there was none. */
function ending(reason: SignedOutReason): Callout | null {
  switch (reason) {
    case 'fresh':
      return null;
    case 'signed-out':
      return { tone: 'success', title: strings.signedOutTitle, text: strings.signedOutText, urgent: false };
    case 'other-tab':
      return { tone: 'note', title: strings.otherTabTitle, text: strings.otherTabText, urgent: false };
    case 'expired':
      return { tone: 'warning', title: strings.expiredTitle, text: strings.expiredText, urgent: false };
    case 'refused':
      return { tone: 'warning', title: strings.refusedTitle, text: strings.refusedText, urgent: false };
  }
}

/** What the card shows for a session that is there or was. Pure: the same state gives the same screen. */
export function describeSession(state: PastState, around: Surroundings): Screen {
  switch (state.status) {
    case 'signed-in':
      return describeSignedIn(state, around);
    case 'signed-out':
      return { ...describeScreen(state, around), callout: ending(state.reason) };
    case 'signing-out': {
      const { signingOutHeading: heading, signingOutLede: lede } = strings;
      return { ...blankScreen, step: 'signing-out', heading, lede, busy: true };
    }
    case 'handed-over': {
      const { handedOverHeading: heading, handedOverLede: lede } = strings;
      return { ...blankScreen, step: 'handed-over', heading, lede };
    }
  }
}
