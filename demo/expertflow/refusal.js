/**
 * A request that the system refuses, with the body that the library gives it.
 */
export class Refusal extends Error {
  /**
   * @param {'login' | 'two-factor' | 'plain'} kind which of the shapes it has
   * @param {number} status
   * @param {Record<string, unknown>} body
   */
  constructor(kind, status, body) {
    super(`Refused with ${status}.`);
    this.kind = kind;
    this.status = status;
    this.body = body;
  }
}

/**
 * `{"error_message","error_detail":{"status","reason"}}`
 *
 * @param {number} status
 * @param {string} reason
 * @param {string} [message]
 */
export function loginRefusal(status, reason, message = TOKEN_ERROR) {
  return new Refusal('login', status, { error_message: message, error_detail: { status, reason } });
}

/**
 * `{"error":<number>,"error_message"}`
 *
 * @param {number} status
 * @param {string} message
 */
export function otpRefusal(status, message) {
  return new Refusal('two-factor', status, { error: status, error_message: message });
}

/**
 * The OTP manager's outcome: its code is in `error_detail.message`. The number beside it is not documented.
 *
 * @param {'OTP_INVALID' | 'OTP_EXPIRED' | 'OTP_MAX_ATTEMPTS'} code
 */
export function otpManagerRefusal(code) {
  const messages = {
    OTP_INVALID: 'Invalid verification code. Enter the code that was sent last.',
    OTP_EXPIRED: 'The verification code has expired. Ask for a new one.',
    OTP_MAX_ATTEMPTS: 'Too many incorrect attempts. Ask for a new code.',
  };
  return new Refusal('two-factor', 400, {
    error_message: messages[code],
    error_detail: { status: 400, message: code },
  });
}

const TOKEN_ERROR = 'Token Generation Error: Failed to generate a user access token.';

export const invalidCredentials = (status = 401) =>
  loginRefusal(
    status,
    'Invalid User Credentials: The provided credentials are not valid. Please enter valid user credentials.',
  );

export const accountDisabled = () => loginRefusal(400, 'Account Disabled: User account has been disabled in Keycloak.');

export const passwordUpdateRequired = () =>
  loginRefusal(
    400,
    'Password Update Required: The password was set temporarily by the admin or has expired. Update it to log in.',
  );

/** What is wrong between the library and Keycloak. */
export const KEYCLOAK_TROUBLE = Object.freeze({
  secret: () => loginRefusal(401, 'Invalid Client Secret: The client secret of the configuration is not valid.'),
  client: () => loginRefusal(400, 'Invalid Client ID: The client of the configuration is not valid.'),
  realm: () => loginRefusal(404, 'Invalid Realm: The realm of the configuration is not valid.'),
  timeout: () => loginRefusal(408, 'Keycloak Server Inaccessible: There is no answer at the configured address.'),
  dns: () => loginRefusal(404, 'Hostname Not Found: The host of the configuration could not be found.'),
});
