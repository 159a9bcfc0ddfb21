/**
 * A sign-in in two levels of assurance: a password, and where an application asks for `acr` `otp`, the authenticator
 * as well. Keycloak's own browser flow knows no levels: it signs everybody in at the lowest and says nothing.
 */

/** The levels by the names that applications ask for. */
export const LEVELS = { password: '1', otp: '2' };

/**
 * @param {string} alias
 * @param {boolean} topLevel
 * @param {object[]} executions
 */
const flow = (alias, topLevel, executions) => ({
  alias,
  topLevel,
  providerId: 'basic-flow',
  builtIn: false,
  authenticationExecutions: executions.map((execution, index) => ({ ...execution, priority: 10 * (index + 1) })),
});

/** @param {string} authenticator @param {string} requirement @param {string} [authenticatorConfig] */
const step = (authenticator, requirement, authenticatorConfig) => ({
  authenticator,
  requirement,
  authenticatorFlow: false,
  ...(authenticatorConfig === undefined ? {} : { authenticatorConfig }),
});

/** @param {string} flowAlias @param {string} requirement */
const branch = (flowAlias, requirement) => ({
  flowAlias,
  requirement,
  authenticatorFlow: true,
  // Under this name older versions look for it.
  autheticatorFlow: true,
});

/** @param {string} level @param {number} seconds for which it holds */
const level = (level, seconds) => ({
  alias: `level ${level}`,
  config: { 'loa-condition-level': level, 'loa-max-age': String(seconds) },
});

export const stepUpFlow = {
  authenticationFlows: [
    flow('step-up', true, [
      step('auth-cookie', 'ALTERNATIVE'),
      step('identity-provider-redirector', 'ALTERNATIVE'),
      branch('step-up forms', 'ALTERNATIVE'),
    ]),
    flow('step-up forms', false, [
      branch('with a password', 'CONDITIONAL'),
      branch('with an authenticator', 'CONDITIONAL'),
    ]),
    flow('with a password', false, [
      step('conditional-level-of-authentication', 'REQUIRED', 'level 1'),
      step('auth-username-password-form', 'REQUIRED'),
    ]),
    flow('with an authenticator', false, [
      step('conditional-level-of-authentication', 'REQUIRED', 'level 2'),
      step('auth-otp-form', 'REQUIRED'),
    ]),
  ],
  authenticatorConfig: [level(LEVELS.password, 36_000), level(LEVELS.otp, 300)],
};
