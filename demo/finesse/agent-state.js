/**
 * What an agent is at this moment.
 *
 * @typedef {import('./agents.js').FinesseAgent & Changing} AgentState
 *
 * @typedef {object} Changing
 * @property {string} state `LOGOUT`, `NOT_READY`, `READY`, `TALKING` and so on (User API Parameters)
 * @property {string} stateChangeTime empty until the first change
 * @property {string} pendingState
 * @property {string | undefined} reasonCodeId
 * @property {string} phone the extension the agent is signed in with, or empty
 * @property {{ mode: string, dialNumber: string } | undefined} mobileAgent
 * @property {number} wrongPasswords in a row
 * @property {number} blockedUntil milliseconds of the simulator's clock
 */

/**
 * @param {import('./agents.js').FinesseAgent} agent
 * @returns {AgentState}
 */
export function agentState(agent) {
  return {
    ...agent,
    state: 'LOGOUT',
    stateChangeTime: '',
    pendingState: '',
    reasonCodeId: undefined,
    phone: '',
    mobileAgent: undefined,
    wrongPasswords: 0,
    blockedUntil: 0,
  };
}
