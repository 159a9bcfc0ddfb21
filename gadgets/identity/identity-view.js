import { element } from '../look/element.js';
import { icon } from '../look/icon.js';
import { panel } from '../look/panel.js';
import { writtenLanguage } from '../look/written-language.js';
import { claimLabel, claimWords, isTime, membershipWords } from './claim-words.js';

/** Claims that the head of the gadget says already. */
const IN_HEAD = new Set(['name', 'preferred_username', 'email', 'email_verified']);

/** Claims that say where somebody belongs, with the look of their chips. */
const MEMBERSHIPS = new Map([
  ['roles', 'accent'],
  ['groups', 'neutral'],
]);

/**
 * Who the agent is, and what else the desk file lets this gadget know.
 *
 * @param {Pick<import('deskpass/gadget').Desk, 'identity' | 'claims' | 'locale'>} desk
 * @returns {Node[]}
 */
export function identityView({ identity, claims, locale }) {
  const email = textOf(claims['email']);
  const username = identity?.username || textOf(claims['preferred_username']);
  const name = identity?.name || textOf(claims['name']) || username || email;
  const others = Object.keys(claims)
    .filter((claim) => !IN_HEAD.has(claim))
    .sort((one, other) => rank(one) - rank(other));
  if (name === '' && others.length === 0) return nothingGranted();

  const rows = others.map((claim) =>
    element('div', {}, element('dt', {}, claimLabel(claim)), description(claim, claims[claim], locale)),
  );
  return [
    name === '' ? spokenHeading() : head({ name, username, email, isVerified: claims['email_verified'] === true }),
    ...(rows.length > 0 ? [element('dl', {}, ...rows)] : []),
  ];
}

/** @param {unknown} value */
const textOf = (value) => (typeof value === 'string' ? value : '');

/** Where a claim stands: memberships first, what only machines read last. @param {string} claim */
const rank = (claim) => (MEMBERSHIPS.has(claim) ? [...MEMBERSHIPS.keys()].indexOf(claim) : claim === 'sub' ? 99 : 9);

const spokenHeading = () => element('h2', { class: 'spoken' }, 'About you');

function nothingGranted() {
  const title = 'Nothing to show about you';
  const text = ['Your desk does not share your name or anything else with this gadget.'];
  return [spokenHeading(), panel({ symbol: 'shield', title, text })];
}

/** @param {{ name: string, username: string, email: string, isVerified: boolean }} person */
function head({ name, username, email, isVerified }) {
  const verified = element('span', { class: 'pill success' }, icon('check'), 'Verified');
  const line = (/** @type {Node | string} */ text, /** @type {Node | null} */ more = null) =>
    element('p', { class: 'quiet' }, element('bdi', {}, text), more);
  return element(
    'div',
    { class: 'head' },
    element('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(name)),
    element(
      'div',
      {},
      element('h2', {}, element('bdi', {}, name)),
      username && username !== name ? line(username) : null,
      email && email !== name ? line(breakable(email), isVerified ? verified : null) : null,
    ),
  );
}

/** An address that breaks before its @ or a dot where it is too long for one line. @param {string} email */
function breakable(email) {
  const parts = email.split(/(?=[@.])/);
  return element('span', {}, ...parts.flatMap((part) => [element('wbr'), part]));
}

/**
 * @param {string} claim
 * @param {unknown} value
 * @param {string} locale
 */
function description(claim, value, locale) {
  const tone = MEMBERSHIPS.get(claim);
  if (tone !== undefined) {
    const chips = [value].flat().map((each) => element('li', { class: `pill ${tone}` }, membershipWords(each)));
    return element('dd', {}, chips.length > 0 ? element('ul', {}, ...chips) : 'None');
  }
  const language = writtenLanguage(locale);
  const own = { class: claim === 'sub' ? 'account' : null, lang: isTime(claim, value) ? language : null };
  return element('dd', {}, element('bdi', own, claimWords(claim, value, language)));
}

/** The first letters of the first and the last word. @param {string} name */
function initials(name) {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')].slice(0, 1).join('').toLocaleUpperCase()).join('');
}
