import { html as xml } from '../web/html.js';
import { agentState } from './agent-state.js';
import { FINESSE_AGENTS } from './agents.js';
import { userXml } from './user-xml.js';

/**
 * @typedef {import('./agent-state.js').AgentState} AgentState
 * @typedef {import('./agent-request.js').Decision} Decision
 *
 * @typedef {object} Notification
 * @property {string} node of the notification service it is published on (XEP-0060), for example
 *   `/finesse/api/User/1001001`
 * @property {string} payload
 *
 * @typedef {ReturnType<typeof createCluster>} Cluster
 */

/**
 * What both nodes of a Finesse share by way of the CTI server: who is in which state, and what is published about it.
 *
 * @param {object} options
 * @param {import('./settings.js').FinesseSettings} options.settings
 * @param {import('../simulators/controls.js').Controls} options.controls
 */
export function createCluster({ settings, controls }) {
  const seeded = () => {
    // In UCCX there is one name for an agent; in UCCE there are two.
    const hasOneName = settings.deployment === 'UCCX';
    return FINESSE_AGENTS.map((agent) => agentState(hasOneName ? { ...agent, loginId: agent.loginName } : agent));
  };
  const agents = seeded();
  /** @type {Map<(notification: Notification) => void, string>} */
  const listeners = new Map();
  /** @type {(() => void)[]} */
  const held = [];

  /** @param {Notification} notification @param {string} [only] the node of the cluster whose clients hear it */
  const publish = (notification, only) =>
    listeners.forEach((host, listener) => {
      if (only === undefined || only === host) listener(notification);
    });

  /** @param {AgentState} agent @param {unknown} data @param {string | undefined} requestId */
  const publishUser = (agent, data, requestId) => {
    const id = settings.echoRequestId ? requestId : undefined;
    if (settings.events !== 'lost') publish(update(`/finesse/api/User/${agent.loginId}`, data, id));
  };

  /** @param {AgentState} agent @param {Partial<AgentState>} patch @param {string} [requestId] */
  const change = (agent, patch, requestId) => {
    const isNewState = patch.state !== undefined && patch.state !== agent.state;
    Object.assign(agent, patch);
    if (isNewState) agent.stateChangeTime = controls.clock.now().toISOString();
    publishUser(agent, userXml(agent, 'user'), requestId);
  };

  return {
    agents,

    /** @param {string} name login ID, or login name in any case */
    find: (name) =>
      agents.find((agent) => agent.loginId === name || agent.loginName.toLowerCase() === name.toLowerCase()),

    /** The agent's own mode where the system is HYBRID, else the system's. @param {AgentState} agent */
    modeOf: (agent) => (settings.authMode === 'HYBRID' ? agent.authMode : settings.authMode),

    change,

    /**
     * Lets a decision that was accepted come true: at once after the answer, or when a test says so.
     *
     * @param {AgentState} agent
     * @param {Exclude<Decision, { kind: 'refused' }>} decision
     * @param {string | undefined} requestId
     */
    carryOut(agent, decision, requestId) {
      const run = () => {
        if (decision.kind === 'changes') return change(agent, decision.patch, requestId);
        const { type, message, data } = decision.error;
        const errors = xml`<apiErrors><apiError><errorData>${data}</errorData><errorMessage>${message}</errorMessage><errorType>${type}</errorType></apiError></apiErrors>`;
        publishUser(agent, errors, requestId);
      };
      if (settings.events === 'held') held.push(run);
      else setImmediate(run);
    },

    reset() {
      held.length = 0;
      agents.splice(0, agents.length, ...seeded());
    },

    releaseEvents: () => held.splice(0).forEach((run) => run()),

    publish,

    /**
     * @param {string} host the node of the cluster that the client is connected to
     * @param {(notification: Notification) => void} listener
     * @returns {() => void} ends it
     */
    subscribe(host, listener) {
      listeners.set(listener, host);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * @param {string} node which is also what has changed
 * @param {unknown} data
 * @param {string} [requestId] of the request that has led to it
 * @returns {Notification}
 */
export function update(node, data, requestId) {
  const payload = xml`<Update><data>${data}</data><event>PUT</event><requestId>${requestId}</requestId><source>${node}</source></Update>`;
  return { node, payload: String(payload) };
}
