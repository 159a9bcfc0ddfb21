import { loginRefusal } from './refusal.js';

/** @typedef {Pick<import('./agents.js').ExpertflowAgent, 'roles' | 'groups' | 'team'>} Standing */

/**
 * Whether role, group and team let someone in: an agent and a supervisor need all three, a supervisor the senior
 * group; other roles need nothing more.
 *
 * @param {Standing} agent throws a refusal
 */
export function admit({ roles, groups, team }) {
  const hasRole = roles.length > 0;
  const hasGroup = groups.length > 0;
  const hasTeam = team !== undefined;
  if (!hasRole) throw refused(WITHOUT_ROLE[`${hasGroup} ${hasTeam}`]);
  if (!roles.some((role) => role === 'agent' || role === 'supervisor')) return;
  if (!hasGroup || !hasTeam) throw refused(WITH_ROLE[`${hasGroup} ${hasTeam}`]);
  const isSenior = groups.includes('senior_agents_permission');
  if (roles.includes('supervisor') && !isSenior) {
    throw refused('You do not have the right permissions to log in. Ask an administrator for them.');
  }
}

/** Keycloak's own policies refuse the permissions. */
export function deniedByPolicy() {
  return refused('Missing role, team, or permissions to log in. Ask an administrator for them.');
}

/** The team a Finesse agent has is not known here. */
export function missingTeamGroup() {
  return refused('Missing Team Group: The team of the agent does not exist. Ask an administrator to create it.');
}

/** By group and team. @type {Record<`${boolean} ${boolean}`, string>} */
const WITHOUT_ROLE = {
  'false false': 'Missing role, team, or permissions to log in. Ask an administrator for them.',
  'false true': 'Missing role or permissions to log in. Ask an administrator for them.',
  'true false': 'Missing team or role to log in. Ask an administrator for them.',
  'true true': 'No roles are assigned to log in. Ask an administrator for one.',
};

/** By group and team. @type {Record<`${boolean} ${boolean}`, string>} */
const WITH_ROLE = {
  'false false': 'Missing team or permissions to log in. Ask an administrator for them.',
  'false true': 'You do not have the required permissions to log in. Ask an administrator for them.',
  'true false': 'You are not a part of any team. Ask an administrator to add you to one.',
  'true true': '',
};

/** @param {string} reason */
function refused(reason) {
  return loginRefusal(403, reason, 'User Authorization Error: The user may not log in.');
}
