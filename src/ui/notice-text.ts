import { msg, str, type StrResult } from '@lit/localize';
import type { NoticeCode } from '../auth/challenge.js';
import { isolate } from './isolate.js';

/** A notice in an agent's words. */
export interface NoticeText {
  readonly heading: string;
  readonly lede: string;
}

const ADMIN = 'Ask your administrator.';
const ENDED = 'For your safety this sign-in has ended.';
const handedOver = (subject: string): StrResult => str`For your safety this sign-in has ended. Turn to ${subject}.`;

type Notice = readonly [heading: string, lede: string, named?: (subject: string) => StrResult];

/** A code that has no words here does not compile. `named` is for a notice that comes with a name. */
const texts: Readonly<Record<NoticeCode, Notice>> = {
  blocked: ['Signing in is blocked for now', 'There were too many tries that did not match.'],
  'account-disabled': ['This account is switched off', `Nobody can sign in with it. ${ADMIN}`],
  'attempts-exceeded': ['Too many codes did not match', ENDED, handedOver],
  'sends-exceeded': ['Too many codes were sent', ENDED, handedOver],
  'contact-missing': [
    'There is nowhere to send a code to',
    `No phone or e-mail address is known of you. ${ADMIN}`,
    (subject) => str`No phone or e-mail address is known of you. Turn to ${subject}.`,
  ],
  'external-sign-in-off': ['This account cannot sign in here', `Accounts of this kind are not let in. ${ADMIN}`],
  'no-company': ['You belong to no company yet', `Your account is fine, but no company is set for it. ${ADMIN}`],
  'no-roles': ['You have no role yet', `Your account is fine, but nothing is allowed for it yet. ${ADMIN}`],
  'no-permission': [
    'You may not use this desk',
    `Your account has no permission for it. ${ADMIN}`,
    (subject) => str`Your account has no permission for ${subject}. Ask your administrator.`,
  ],
  'password-change-due': ['Your password has to be changed first', 'Change it where you usually do, then sign in.'],
  'password-expires': ['Your password ends soon', 'Change it when you have a moment.'],
  'licence-exceeded': [
    'No free seat is left',
    'Everybody who may is signed in. Try again later, or ask your supervisor.',
  ],
  'device-busy': [
    'Your phone is in use',
    'End the call, then sign in.',
    (subject) => str`The line ${subject} is busy. End the call, then sign in.`,
  ],
  'already-signed-in': [
    'You are signed in elsewhere',
    'Going on here ends it there.',
    (subject) => str`That is at ${subject}. Going on here ends it there.`,
  ],
};

/** What an agent reads in a notice. Chosen by the code alone; `subject` is a name that belongs to it, or empty. */
export function noticeText(code: NoticeCode, subject: string): NoticeText {
  const [heading, lede, named] = texts[code];
  const id = `notice.${code}`;
  return {
    heading: msg(heading, { id: `${id}.title` }),
    lede: subject && named ? msg(named(isolate(subject)), { id: `${id}.named` }) : msg(lede, { id: `${id}.text` }),
  };
}
