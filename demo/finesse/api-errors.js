import { html as xml } from '../web/html.js';

/**
 * One error of the Finesse REST API. 401 is overloaded: only `Authorization Failure` says that the caller is not
 * authenticated (User API Errors).
 *
 * @typedef {object} ApiError
 * @property {number} status
 * @property {string} type
 * @property {string} message
 * @property {string} [data]
 */

/** @param {string} [who] */
export const authorizationFailure = (who) =>
  error(401, 'Authorization Failure', 'UNAUTHORIZED', who === undefined ? {} : { data: who });

/** @param {string} who */
export const otherUser = (who) =>
  error(
    401,
    'Invalid Authorization User Specified',
    "The user specified in the authentication credentials and the uri don't match",
    { data: who },
  );

/** @param {string} who */
export const otherTeam = (who) => error(401, 'Invalid Supervisor', 'The user is not on a team of yours', { data: who });

export const userNotFound = () => error(404, 'User Not Found', 'UNKNOWN_USER', { data: '4023' });

/** @param {string} what */
export const badRequest = (what) => error(400, 'Bad Request', what);

/** @param {string} name */
export const parameterMissing = (name) =>
  error(400, 'Parameter Missing', `${name.charAt(0).toUpperCase()}${name.slice(1)} Parameter missing`, { data: name });

/** @param {string} name @param {string} message */
export const invalidInput = (name, message) => error(400, 'Invalid Input', message, { data: name });

/** @param {400 | 401} status @param {string} state */
export const invalidState = (status, state) =>
  error(status, 'Invalid State', 'The state change is not allowed', { data: state });

export const userAuthModeDisabled = () => error(403, 'Forbidden', 'UserAuthModeService is disabled');

export const outOfService = () => error(503, 'Service Unavailable', 'SERVER_OUT_OF_SERVICE', { data: '' });

/** Errors that arrive as an event, after 202. The constants are those of the CTI server. */
export const EVENT_ERRORS = Object.freeze({
  invalidDevice: { type: 'Invalid Device', message: 'CF_INVALID_LOGON_DEVICE_SPECIFIED', data: '260' },
  // The error type is documented, its constant is not.
  deviceBusy: { type: 'Device Busy', message: 'CF_RESOURCE_BUSY', data: '33' },
  modeNotAllowed: { type: 'Mode Not Allowed', message: 'CF_INVALID_AGENT_WORKMODE', data: '265' },
  invalidState: { type: 'Invalid State', message: 'CF_INVALID_AGENT_WORKMODE', data: '265' },
});

/** What a status means where there is nothing more particular to say. @type {Record<number, string>} */
const TYPES = {
  400: 'Bad Request',
  401: 'Authorization Failure',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Bad Request',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};

/**
 * @param {number} status
 * @returns {ApiError}
 */
export function errorOf(status) {
  if (status === 503) return outOfService();
  const type = TYPES[status] ?? 'Generic Error';
  return error(status, type, type.toUpperCase().replaceAll(' ', '_'));
}

/** @param {ApiError} error */
export function apiErrorsXml({ type, message, data }) {
  return xml`<ApiErrors><ApiError><ErrorType>${type}</ErrorType><ErrorMessage>${message}</ErrorMessage>${data !== undefined && xml`<ErrorData>${data}</ErrorData>`}</ApiError></ApiErrors>`;
}

/**
 * @param {number} status
 * @param {string} type
 * @param {string} message
 * @param {{ data?: string }} [more]
 * @returns {ApiError}
 */
function error(status, type, message, more = {}) {
  return { status, type, message, ...more };
}
