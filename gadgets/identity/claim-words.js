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

/** Whether a claim is shown as a date. @param {string} claim @param {unknown} value @returns {value is number} */
export const isTime = (claim, value) => typeof value === 'number' && TIMES.has(claim);

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
 * @param {string} language that dates are written in, BCP 47
 * @returns {string}
 */
export function claimWords(claim, value, language) {
  if (value === null || value === undefined || value === '') return 'None';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (isTime(claim, value)) return new Date(value * 1000).toLocaleString(language);
  if (Array.isArray(value)) return value.map((each) => claimWords('', each, language)).join(', ') || 'None';
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).map(([name, part]) => `${inWords(name)}: ${claimWords(name, part, language)}`);
  return parts.join(', ') || 'None';
}
