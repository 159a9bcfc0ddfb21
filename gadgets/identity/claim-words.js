/** What claims are called (OpenID Connect Core, section 5.1, and what many providers add). */
const LABELS = new Map([
  ['roles', 'Roles'],
  ['groups', 'Groups'],
  ['phone_number', 'Phone'],
  ['locale', 'Language'],
  ['zoneinfo', 'Time zone'],
  ['updated_at', 'Last changed'],
  ['auth_time', 'Signed in'],
  ['sub', 'Account'],
]);

/** Claims that hold a time, in seconds since the epoch. */
const TIMES = new Set(['updated_at', 'auth_time', 'exp', 'iat', 'nbf']);

/** `first-line` becomes `First line`. @param {string} name */
const inWords = (name) => {
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
};

/** @param {string} claim */
export const claimLabel = (claim) => LABELS.get(claim) ?? inWords(claim);

/**
 * Roles and groups as words. A group may be a path, as in `/service/first-line`.
 *
 * @param {unknown} value
 */
export function membershipWords(value) {
  return String(value)
    .split('/')
    .filter((part) => part !== '')
    .map(inWords)
    .join(' / ');
}

/**
 * Any other claim as words.
 *
 * @param {string} claim
 * @param {unknown} value
 * @param {string} locale BCP 47
 * @returns {string}
 */
export function claimWords(claim, value, locale) {
  if (value === null || value === undefined || value === '') return 'None';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number' && TIMES.has(claim)) return new Date(value * 1000).toLocaleString(locale || undefined);
  if (Array.isArray(value)) return value.map((each) => claimWords('', each, locale)).join(', ') || 'None';
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).map(([name, part]) => `${inWords(name)}: ${claimWords(name, part, locale)}`);
  return parts.join(', ') || 'None';
}
