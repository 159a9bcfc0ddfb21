/**
 * @typedef {import('./directory.js').Person} Person
 * @typedef {import('./settings.js').GenesysSettings} GenesysSettings
 * @typedef {import('./settings.js').Refusal} Refusal
 */

/**
 * Whether somebody whose password is right may sign in at all: external users where the mode says so.
 *
 * @param {GenesysSettings} settings
 * @param {Person} person
 * @returns {Refusal | undefined}
 */
export function refusalOfKind({ externalAuthenticationMode: mode }, { kind }) {
  return kind === 'external' && mode === 'None' ? 'external-sign-in-off' : undefined;
}

/**
 * What comes after the second factor: a password that has to be changed but cannot be here, then the company. Without
 * roles somebody signs in with no permissions; that is no refusal.
 *
 * @param {import('./directory.js').Directory} directory
 * @param {Person} person
 * @returns {Refusal | undefined}
 */
export function refusalOfEntry(directory, person) {
  if (person.mustChangePassword && person.passwordIn === 'directory') return 'password-change-due';
  return directory.companyOf(person) === undefined ? 'no-company' : undefined;
}
