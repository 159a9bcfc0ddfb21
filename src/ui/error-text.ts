import { msg } from '@lit/localize';
import type { DeskpassError, ErrorCode } from '../core/errors.js';

/** A failure in an agent's words. */
export interface ErrorText {
  /** What happened, one sentence. */
  readonly title: string;
  /** What to do, one sentence or two. */
  readonly text: string;
}

const CHECK_CONNECTION = 'Check your connection, then try again.';
const TELL_SUPPORT = 'If it happens again, give the details to your support team.';
const NOT_YOURS = 'You cannot mend this yourself: give the details to your support team.';
const TELL_GADGET = 'If it happens again, tell your support team which gadget it was.';

/** What happened and what to do, by code. A code that has no words here does not compile. */
const texts: Readonly<Record<ErrorCode, readonly [title: string, text: string]>> = {
  // the page
  'desk-file-missing': ['Your desk could not be loaded.', CHECK_CONNECTION],
  'desk-file-invalid': ['Your desk is not set up correctly.', NOT_YOURS],
  'vault-refused': ['This page does not let sign-in start.', NOT_YOURS],
  'vault-unreachable': ['Sign-in could not be loaded.', CHECK_CONNECTION],
  'vault-stopped': ['Sign-in has stopped working on this page.', 'Try again. You may have to sign in once more.'],
  'storage-refused': [
    'The browser does not let this page keep anything.',
    'Allow cookies and site data for this page, then try again.',
  ],

  // signing in
  'provider-unreachable': ['The sign-in service does not answer.', 'Wait a moment, then try again.'],
  'provider-invalid': ['The sign-in service gave an answer that cannot be used.', `Try again. ${TELL_SUPPORT}`],
  'provider-refused': ['The sign-in service did not let you in.', `Try again. ${TELL_SUPPORT}`],
  'issuer-mismatch': ['The answer came from the wrong sign-in service.', `It was thrown away. ${TELL_SUPPORT}`],
  'token-invalid': ['Your sign-in could not be verified.', `Try again. ${TELL_SUPPORT}`],
  'clock-skew': ['The clock of this computer is wrong.', 'Set date and time to automatic, then try again.'],
  'consent-denied': ['You did not give your permission.', 'Sign in again and allow it to use your desk.'],
  'login-required': ['The sign-in service wants to see you again.', 'Sign in to go on.'],
  'callback-replayed': ['This sign-in was used already.', 'It works only once. Start a new one here.'],
  'sign-in-expired': [
    'This sign-in is no longer open.',
    'It took too long, or another one was started. Start again here.',
  ],
  'redirect-loop': ['Sign-in went round in circles and was stopped.', 'Wait half a minute, then try again.'],
  'popup-blocked': [
    'The browser blocked the sign-in window.',
    'Allow windows from this page, or continue without one.',
  ],
  'popup-closed': ['The sign-in window was closed.', 'Open it again when you are ready.'],
  'sign-in-cancelled': ['You cancelled signing in.', 'Start again when you are ready.'],

  // the session
  'not-signed-in': ['You are not signed in.', 'Sign in to go on.'],
  'session-ended': ['Your session has ended.', 'Sign in to go on where you were.'],
  'identity-changed': [
    'Who is signed in at the sign-in service has changed.',
    'Your session here was ended, so that nothing is done under a wrong name. Sign in again to go on.',
  ],
  'renewal-failed': ['Your session could not be extended just now.', 'It goes on; another try follows by itself.'],

  // a gadget's request
  'request-invalid': ['A gadget sent a request that makes no sense.', TELL_GADGET],
  'request-refused': ['A gadget asked for something it may not have.', 'Nothing was sent. Your desk is not affected.'],
  'request-too-large': ['A gadget tried to send too much at once.', 'Send less at a time.'],
  'request-timeout': ['A service takes too long to answer.', 'Wait a moment, then try again.'],
  'network-failed': ['A service cannot be reached.', CHECK_CONNECTION],
  'too-many-requests': ['A gadget asks for too much at once.', 'Wait a moment, then try again.'],

  // a gadget
  'gadget-silent': ['This gadget does not start.', 'Start it again. The rest of your desk is not affected.'],
  'gadget-navigated': ['This gadget left its page and was stopped.', 'Start it again to use it.'],
  'gadget-stopped': ['This gadget stopped answering.', 'Start it again. The rest of your desk is not affected.'],
  'not-framed': ['This gadget works on a desk only.', 'Open it on your desk.'],
  'host-silent': ['The desk does not answer this gadget.', 'Reload the page.'],

  // the wire
  'protocol-mismatch': ['Two parts of this page do not fit together.', `Reload the page. ${TELL_SUPPORT}`],
  'unknown-method': ['Two parts of this page do not fit together.', `Reload the page. ${TELL_SUPPORT}`],
  'limit-exceeded': ['This is more than the desk can take at once.', 'Try again with less.'],
  'channel-closed': ['The connection inside this page was closed.', 'Reload the page.'],
  internal: ['Something went wrong on this page.', `Try again. ${TELL_SUPPORT}`],
};

/**
 * What an agent reads about a failure. Chosen by the code alone: what a server wrote never reaches an agent.
 */
export function errorText(error: Pick<DeskpassError, 'code'>): ErrorText {
  const [title, text] = texts[error.code];
  const id = `error.${error.code}`;
  return { title: msg(title, { id: `${id}.title` }), text: msg(text, { id: `${id}.text` }) };
}
