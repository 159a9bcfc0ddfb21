import { element } from '../look/element.js';

/**
 * What an agent reads: what happened, as a headline without a full stop, and what to do.
 *
 * @typedef {{ title: string, text: (Node | string)[] }} Words
 * @typedef {Record<import('./trouble.js').Reason, readonly [title: string, text: string]>} Sentences
 */

const WAIT = 'Wait a moment, then try again.';
const TELL_SUPPORT = 'Try again. If it happens again, tell your support team.';
const ASK_FOR_IT = 'Ask your team lead if you need it.';
const TELL_OWNER = 'Tell the person who set up your desk if you need it.';

/** @type {Sentences} */
const READING = {
  'missing-permission': ['Your account may not read orders', ASK_FOR_IT],
  'not-granted': ['Your desk does not allow this gadget to read orders', TELL_OWNER],
  'signed-out': ['You are not signed in any more', 'Sign in to see the orders.'],
  'not-accepted': ['The order service did not accept your sign-in', TELL_SUPPORT],
  unknown: ['This customer is not known here', 'The order service has no customer with this number.'],
  rejected: ['The order service did not accept the question', TELL_SUPPORT],
  busy: ['The order service has a lot to do', WAIT],
  slow: ['The order service takes too long to answer', WAIT],
  down: ['The order service does not work at the moment', WAIT],
  unreachable: ['The order service cannot be reached', 'Check your connection, then try again.'],
  disconnected: ['This gadget has lost its desk', 'Reload it from its menu.'],
  unreadable: ['The order service gave an answer that makes no sense', TELL_SUPPORT],
};

/** @type {Partial<Sentences>} */
const WRITING = {
  'missing-permission': ['Your account may read orders, not change them', ASK_FOR_IT],
  'not-granted': ['Your desk does not allow this gadget to add notes', TELL_OWNER],
  'signed-out': ['You are not signed in any more', 'Sign in, then add the note.'],
  unknown: ['The order service does not know this order any more', 'Look it up before you try again.'],
  rejected: ['The order service did not accept the note', 'Change it, then try again.'],
};

/** @param {import('./trouble.js').Trouble} trouble */
const permissionWords = ({ permission }) =>
  permission === '' ? [] : ['It lacks the permission ', element('code', { class: 'code' }, permission), '. '];

/** @param {import('./trouble.js').Trouble} trouble @returns {Words} */
export function readingWords(trouble) {
  const [title, text] = READING[trouble.reason];
  return { title, text: [...permissionWords(trouble), text] };
}

/** @param {import('./trouble.js').Trouble} trouble @returns {Words} */
export function writingWords(trouble) {
  const [title, text] = WRITING[trouble.reason] ?? READING[trouble.reason];
  return { title, text: [...permissionWords(trouble), `${text} What you wrote is still here.`] };
}
