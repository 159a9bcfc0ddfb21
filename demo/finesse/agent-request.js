import { PHONES } from './agents.js';
import * as errors from './api-errors.js';
import { reasonCode } from './reason-codes.js';

/**
 * @typedef {import('./agent-state.js').AgentState} AgentState
 * @typedef {import('./settings.js').FinesseSettings} FinesseSettings
 *
 * @typedef {object} Wanted the body of a PUT
 * @property {string | undefined} state
 * @property {string | undefined} extension
 * @property {string | undefined} reasonCodeId
 * @property {{ mode: string | undefined, dialNumber: string | undefined } | undefined} mobileAgent
 *
 * @typedef {(typeof errors.EVENT_ERRORS)[keyof typeof errors.EVENT_ERRORS]} EventError
 *
 * @typedef {{ kind: 'refused', error: errors.ApiError }
 *   | { kind: 'changes', patch: Partial<import('./agent-state.js').Changing> }
 *   | { kind: 'fails', error: EventError }} Decision `refused` is answered at once; the others are accepted with 202 and
 *   the outcome comes as an event
 */

const MODES = ['CALL_BY_CALL', 'NAILED_CONNECTION'];

/**
 * What becomes of a request to change an agent's state. Pure.
 *
 * @param {object} options
 * @param {AgentState} options.agent
 * @param {Wanted} options.wanted
 * @param {FinesseSettings} options.settings
 * @param {(extension: string) => boolean} options.isTaken whether another agent is signed in with that phone
 * @returns {Decision}
 */
export function decide({ agent, wanted, settings, isTaken }) {
  const { state } = wanted;
  if (state === undefined || state === '') return refused(errors.parameterMissing('state'));
  if (state === 'LOGIN') return signIn({ agent, wanted, settings, isTaken });
  if (!['LOGOUT', 'READY', 'NOT_READY'].includes(state)) {
    return refused(errors.invalidInput('state', 'Invalid State specified for user'));
  }
  if (agent.state === 'LOGOUT') return refused(errors.invalidState(state === 'LOGOUT' ? 400 : 401, state));

  const reason = wanted.reasonCodeId;
  const category = state === 'READY' ? undefined : /** @type {'LOGOUT' | 'NOT_READY'} */ (state);
  if (category !== undefined && reason === undefined && settings.requiredReasons.includes(category)) {
    return refused(errors.parameterMissing('reasonCodeId'));
  }
  if (reason !== undefined && reasonCode(reason)?.category !== category) {
    return refused(errors.invalidInput('reasonCodeId', 'Invalid reason code for the state'));
  }
  if (state === 'LOGOUT') return signOut({ agent, reason, settings });
  return { kind: 'changes', patch: { state, reasonCodeId: reason } };
}

/**
 * @param {{ agent: AgentState, wanted: Wanted, settings: FinesseSettings, isTaken: (extension: string) => boolean }} options
 * @returns {Decision}
 */
function signIn({ agent, wanted: { extension, mobileAgent }, settings, isTaken }) {
  if (extension === undefined || extension === '') return refused(errors.parameterMissing('extension'));
  const format = settings.deployment === 'UCCX' ? /^\+?\d{1,14}$/ : /^\d{1,15}$/;
  if (!format.test(extension)) return refused(errors.badRequest('The extension is not valid'));
  if (mobileAgent !== undefined) {
    const { mode, dialNumber } = mobileAgent;
    if (mode === undefined || mode === '') return refused(errors.parameterMissing('mode'));
    if (dialNumber === undefined || dialNumber === '') return refused(errors.parameterMissing('dialNumber'));
    if (!MODES.includes(mode)) return refused(errors.invalidInput('mode', 'Invalid mode for a mobile agent'));
    if (!agent.mobile) return { kind: 'fails', error: errors.EVENT_ERRORS.modeNotAllowed };
  }
  if (extension === PHONES.inUse || isTaken(extension)) return { kind: 'fails', error: errors.EVENT_ERRORS.deviceBusy };
  if (!isWorkingPhone(extension)) return { kind: 'fails', error: errors.EVENT_ERRORS.invalidDevice };

  const phone = {
    phone: extension,
    mobileAgent: mobileAgent && { mode: mobileAgent.mode ?? '', dialNumber: mobileAgent.dialNumber ?? '' },
  };
  // A forced sign-in: who is signed in already stays in the state they are in.
  if (agent.state !== 'LOGOUT') return { kind: 'changes', patch: phone };
  return { kind: 'changes', patch: { ...phone, state: 'NOT_READY', reasonCodeId: undefined } };
}

/**
 * @param {{ agent: AgentState, reason: string | undefined, settings: FinesseSettings }} options
 * @returns {Decision}
 */
function signOut({ agent, reason, settings }) {
  if (agent.state !== 'NOT_READY' && settings.signOutFromReady === 'event') {
    return { kind: 'fails', error: errors.EVENT_ERRORS.invalidState };
  }
  if (agent.state !== 'NOT_READY' && settings.signOutFromReady === 'answer') {
    return refused(errors.invalidInput('state', 'Invalid State specified for user'));
  }
  return { kind: 'changes', patch: { state: 'LOGOUT', reasonCodeId: reason, phone: '', mobileAgent: undefined } };
}

/** @param {string} extension */
function isWorkingPhone(extension) {
  const number = Number(extension.replace('+', ''));
  return number >= 1_001_001 && number <= 1_001_059;
}

/**
 * @param {errors.ApiError} error
 * @returns {Decision}
 */
function refused(error) {
  return { kind: 'refused', error };
}
