import { msg } from '@lit/localize';
import type { Problem, ProblemCode } from '../auth/problem.js';
import type { ErrorText } from './error-text.js';

/** Why an answer was not taken and what to do, by code. A code that has no words here does not compile. */
const texts: Readonly<Record<ProblemCode, readonly [title: string, text: string]>> = {
  'identifier-unknown': ['Nobody is known by this name.', 'Check it for a slip and try again.'],
  'credentials-wrong': ['That did not match.', 'Check the name, and type the password again.'],
  'code-wrong': ['That is not the code.', 'Check the digits and try again.'],
  'code-expired': ['This code is no longer valid.', 'Enter the latest one.'],
  'code-used': ['This code was used before.', 'Wait for the next one, then enter that.'],
  'code-superseded': ['A newer code was sent.', 'Enter the one that came last.'],
  'delivery-failed': ['The code could not be sent.', 'Try again, or use another way.'],
  'method-unavailable': ['This way is not available now.', 'Use another one.'],
  'contact-invalid': ['This cannot be reached.', 'Check it for a slip and try again.'],
  'contact-taken': ['This belongs to somebody else.', 'Use another one.'],
  'password-rejected': ['This password is not accepted.', 'Choose another one that meets every rule.'],
  'current-password-wrong': ['This is not your present password.', 'Type it again.'],
  'change-unavailable': ['Your password cannot be changed here.', 'It is as it was. Change it where you usually do.'],
  'company-unknown': ['There is no company of this name for you.', 'Check it for a slip and try again.'],
  'extension-invalid': ['This phone line does not exist.', 'Check the number and try again.'],
  'extension-taken': ['Somebody else uses this phone line.', 'Use another one, or ask them to sign out.'],
  'passkey-failed': ['The passkey was not confirmed.', 'Try again, or use another way.'],
  'too-fast': ['That was a little fast.', 'Wait a moment, then try again.'],
  locked: ['Too many tries.', 'Wait until you can try again, or ask your administrator.'],
  'timed-out': ['That took too long.', 'Start this step again.'],
  'answer-invalid': ['This was not understood.', 'Check what you entered and try again.'],
};

/** What an agent reads about an answer that was not taken. Chosen by the code alone. */
export function problemText({ code }: Pick<Problem, 'code'>): ErrorText {
  const [title, text] = texts[code];
  const id = `problem.${code}`;
  return { title: msg(title, { id: `${id}.title` }), text: msg(text, { id: `${id}.text` }) };
}
