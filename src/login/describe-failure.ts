import type { Method } from '../auth/method.js';
import type { DeskpassError } from '../core/errors.js';
import type { Callout } from '../ui/callout.js';
import { errorText } from '../ui/error-text.js';
import { failureStrings } from '../ui/failure-strings.js';
import { identityChangeText } from '../ui/identity-change-text.js';
import { strings } from '../ui/strings.js';
import { choices } from './choices.js';
import type { FailureState } from './failure-state.js';
import { blankScreen, chooseScreen, mainAction } from './first-screen.js';
import type { Action, Screen } from './screen.js';

/** What an agent did or decided is no failure of anything, and is not shown as one. */
const calm: ReadonlySet<string> = new Set([
  'popup-closed',
  'sign-in-cancelled',
  'consent-denied',
  'login-required',
  'callback-replayed',
  'sign-in-expired',
]);

function calloutFor(error: DeskpassError): Callout {
  if (error.code === 'identity-changed') {
    const words = identityChangeText(error.facts['transition']) ?? errorText(error);
    return { ...words, tone: 'warning', urgent: true };
  }
  return { ...errorText(error), tone: calm.has(error.code) ? 'note' : 'danger', urgent: true };
}

/** What can be done after a failure: the choice again, and another way where the failure has one. */
function remedies(error: DeskpassError, methods: readonly Method[]): readonly Action[] {
  const only = methods.length > 1 ? undefined : methods[0];
  if (methods.length === 0) return [{ ...mainAction, intent: { kind: 'retry' }, label: strings.tryAgain }];
  const stuck = methods.find(({ id }) => id === error.facts['method']) ?? only;
  if (error.code === 'popup-blocked' && stuck) {
    const again = { kind: 'sign-in', method: stuck.id } as const;
    const here: Action = {
      ...mainAction,
      intent: { ...again, display: 'redirect' },
      label: failureStrings.continueHere,
    };
    const opened: Action = {
      ...mainAction,
      intent: { ...again, display: 'popup' },
      label: failureStrings.tryWindowAgain,
    };
    // A sign-in that waits for its window goes on there; anywhere else it starts over.
    return error.facts['waits'] ? [opened, { ...here, look: 'plain' }] : [here, { ...opened, look: 'plain' }];
  }
  // That is a new sign-in and no second try.
  if (!only || error.code === 'identity-changed') return choices(methods);
  return [{ ...mainAction, intent: { kind: 'sign-in', method: only.id }, label: strings.tryAgain }];
}

/** What the card shows for a failure. Pure: the same failure gives the same screen. */
export function describeFailure(state: FailureState): Screen {
  const { error } = state;
  const callout = calloutFor(error);
  if (state.status === 'signed-out') {
    const details = callout.tone === 'note' ? null : error;
    return { ...chooseScreen(), callout, actions: remedies(error, state.methods), error: details };
  }
  return {
    ...blankScreen,
    step: 'failed',
    heading: failureStrings.failedHeading,
    lede: failureStrings.failedLede,
    callout,
    actions: remedies(error, []),
    error,
  };
}
