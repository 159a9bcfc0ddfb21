import type { SignedOutReason } from '../session/session-state.js';
import type { Callout } from '../ui/callout.js';
import { sessionStrings as strings } from '../ui/session-strings.js';

/** How the last session ended; null where there was none, or where an error says more of it. */
export function ending(reason: SignedOutReason): Callout | null {
  switch (reason) {
    case 'fresh':
    case 'refused':
      return null;
    case 'signed-out':
      return { tone: 'success', title: strings.signedOutTitle, text: strings.signedOutText, urgent: false };
    case 'signed-out-here':
      return { tone: 'warning', title: strings.signedOutTitle, text: strings.signedOutHereText, urgent: false };
    case 'other-tab':
      return { tone: 'note', title: strings.otherTabTitle, text: strings.otherTabText, urgent: false };
    case 'expired':
      return { tone: 'warning', title: strings.expiredTitle, text: strings.expiredText, urgent: false };
  }
}
