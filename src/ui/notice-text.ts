import type { NoticeCode } from '../auth/challenge.js';
import { momentText } from './moment-text.js';

/** A notice in an agent's words. */
export interface NoticeText {
  readonly heading: string;
  readonly lede: string;
}

const ADMIN = 'Ask your administrator.';

/** A code that has no words here does not compile. `subject` is a name that belongs to it, or empty. */
const texts: Readonly<Record<NoticeCode, (subject: string) => readonly [heading: string, lede: string]>> = {
  blocked: () => ['Signing in is blocked for now', 'There were too many tries that did not match.'],
  'account-disabled': () => ['This account is switched off', `Nobody can sign in with it. ${ADMIN}`],
  'attempts-exceeded': () => ['Too many codes did not match', 'For your safety this sign-in has ended.'],
  'sends-exceeded': () => ['Too many codes were sent', 'For your safety this sign-in has ended.'],
  'contact-missing': () => [
    'There is nowhere to send a code to',
    `No phone or e-mail address is known of you. ${ADMIN}`,
  ],
  'external-sign-in-off': () => ['This account cannot sign in here', `Accounts of this kind are not let in. ${ADMIN}`],
  'no-company': () => ['You belong to no company yet', `Your account is fine, but no company is set for it. ${ADMIN}`],
  'no-roles': () => ['You have no role yet', `Your account is fine, but nothing is allowed for it yet. ${ADMIN}`],
  'no-permission': (subject) => [
    'You may not use this desk',
    subject
      ? `Your account has no permission for ${subject}. ${ADMIN}`
      : `Your account has no permission for it. ${ADMIN}`,
  ],
  'password-change-due': () => [
    'Your password has to be changed first',
    'Change it where you usually do, then sign in.',
  ],
  'password-expires': () => ['Your password ends soon', 'Change it when you have a moment.'],
  'licence-exceeded': () => [
    'No free seat is left',
    `Everybody who may is signed in. Try again later, or ask your supervisor.`,
  ],
  'device-busy': (subject) => [
    'Your phone is in use',
    subject ? `The line ${subject} is busy. End the call, then sign in.` : 'End the call, then sign in.',
  ],
  'already-signed-in': (subject) => [
    'You are signed in elsewhere',
    subject ? `That is at ${subject}. Going on here ends it there.` : 'Going on here ends it there.',
  ],
  'identity-changed': (subject) => [
    'Somebody else is signed in now',
    subject ? `The system now knows you as ${subject}. Sign in again.` : 'Sign in again as yourself.',
  ],
};

/** What an agent reads in a notice. Chosen by the code alone. */
export function noticeText(code: NoticeCode, subject: string): NoticeText {
  const [heading, lede] = texts[code](subject && `\u2068${subject}\u2069`);
  return { heading, lede };
}

/** Until when a notice holds. `until` and `now` are milliseconds since the epoch. */
export function noticeUntil(until: number, now: number): string {
  const moment = momentText(until, now);
  return 'in' in moment ? `It is over in ${moment.in}.` : `It is over on ${moment.at}.`;
}

/** The time of a notice is over. */
export const noticeOver = 'It is over: you can sign in again.';
