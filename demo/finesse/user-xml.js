import { html as xml } from '../web/html.js';
import { reasonCode, reasonCodeXml } from './reason-codes.js';

/**
 * The User object.
 *
 * @param {import('./agent-state.js').AgentState} agent
 * @param {'User' | 'user'} [root] notifications have a lower-case root
 */
export function userXml(agent, root = 'User') {
  const { loginId, team, mobileAgent } = agent;
  const uri = `/finesse/api/User/${loginId}`;
  const reason = agent.reasonCodeId === undefined ? undefined : reasonCode(agent.reasonCodeId);
  return xml`<${root}><uri>${uri}</uri><roles>${agent.roles.map((role) => xml`<role>${role}</role>`)}</roles><loginId>${loginId}</loginId><loginName>${agent.loginName}</loginName><state>${agent.state}</state><stateChangeTime>${agent.stateChangeTime}</stateChangeTime><mediaType>1</mediaType><pendingState>${agent.pendingState}</pendingState><reasonCodeId>${agent.state === 'NOT_READY' ? (agent.reasonCodeId ?? '-1') : agent.reasonCodeId}</reasonCodeId>${reason && reasonCodeXml(reason)}<settings><wrapUpOnIncoming>OPTIONAL</wrapUpOnIncoming><wrapUpOnOutgoing>NOT_ALLOWED</wrapUpOnOutgoing><deviceSelection>disabled</deviceSelection></settings><extension>${agent.phone}</extension>${mobileAgent && xml`<mobileAgent><mode>${mobileAgent.mode}</mode><dialNumber>${mobileAgent.dialNumber}</dialNumber></mobileAgent>`}<firstName>${agent.firstName}</firstName><lastName>${agent.lastName}</lastName><teamId>${team.id}</teamId><teamName>${team.name}</teamName><skillTargetId>${agent.skillTargetId}</skillTargetId><dialogs>${uri}/Dialogs</dialogs><teams>${agent.supervised.map(teamXml)}</teams></${root}>`;
}

/** @param {import('./agents.js').Team} team */
function teamXml({ id, name }) {
  return xml`<Team><uri>/finesse/api/Team/${id}</uri><id>${id}</id><name>${name}</name></Team>`;
}
