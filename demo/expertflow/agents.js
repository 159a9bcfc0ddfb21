import { DEMO_PASSWORD } from '../provider/agents.js';

/**
 * @typedef {object} ExpertflowAgent
 * @property {string} id
 * @property {string} username
 * @property {string} password
 * @property {string} firstName
 * @property {string} lastName
 * @property {string} about one line for the start page
 * @property {string[]} roles realm roles beyond those every human has
 * @property {string[]} groups permission groups
 * @property {string | undefined} team
 * @property {string[]} supervised
 * @property {string} extension
 * @property {boolean} registered has a second factor already, in every tenant that asks for one
 * @property {'active' | 'disabled' | 'temporary' | 'expiring' | 'locked' | 'denied'} account `temporary`: the password has to
 *   be changed first; `expiring`: soon; `denied`: Keycloak's policies give no permission at all
 */

const FIRST_LINE = 'First line';

/** @type {readonly ExpertflowAgent[]} */
export const EXPERTFLOW_AGENTS = [
  agent(1, 'sjefferson', 'Sarah Jefferson', { about: 'Agent; sets the second factor up at the first sign-in' }),
  agent(2, 'mgarcia', 'Miguel García', {
    about: 'Supervisor with a second factor',
    roles: ['agent', 'supervisor'],
    groups: ['senior_agents_permission'],
    supervised: [FIRST_LINE],
    registered: true,
  }),
  agent(3, 'aowens', 'Alex Owens', {
    about: 'Administrator, who needs neither team nor group',
    roles: ['admin'],
    groups: [],
    team: undefined,
  }),
  agent(4, 'temporary', 'Tess Porary', { about: 'Has to change the password first', account: 'temporary' }),
  agent(5, 'expiring', 'Ed Spiring', { about: 'Has a password that expires soon', account: 'expiring' }),
  agent(6, 'disabled', 'Dee Sabled', { about: 'Has been disabled', account: 'disabled' }),
  agent(7, 'locked', 'Lou Kedd', { about: 'Is locked after too many wrong passwords', account: 'locked' }),
  agent(8, 'denied', 'Den Ayd', { about: 'Is given no permission by any policy', account: 'denied' }),
  agent(9, 'lacks-all', 'Al Lacks', { about: 'No role, group or team', roles: [], groups: [], team: undefined }),
  agent(10, 'lacks-role-group', 'Rog Lacks', { about: 'No role, no group', roles: [], groups: [] }),
  agent(11, 'lacks-role-team', 'Rot Lacks', { about: 'No role, no team', roles: [], team: undefined }),
  agent(12, 'lacks-role', 'Ro Lacks', { about: 'No role', roles: [] }),
  agent(13, 'lacks-group', 'Gro Lacks', { about: 'No permission group', groups: [] }),
  agent(14, 'lacks-team', 'Tea Lacks', { about: 'No team', team: undefined }),
  agent(15, 'lacks-group-team', 'Got Lacks', { about: 'No group, no team', groups: [], team: undefined }),
  agent(16, 'lacks-senior', 'Sen Lacks', { about: 'Supervisor with an agent’s group', roles: ['supervisor'] }),
];

/**
 * @param {number} number
 * @param {string} username
 * @param {string} name
 * @param {Partial<ExpertflowAgent> & { about: string }} more
 * @returns {ExpertflowAgent}
 */
function agent(number, username, name, more) {
  const [firstName = '', lastName = ''] = name.split(' ');
  const digits = String(number).padStart(2, '0');
  return {
    id: `7c0d3b52-14a8-4f0e-9a61-0f5d2c8e4b${digits}`,
    username,
    password: DEMO_PASSWORD,
    firstName,
    lastName,
    roles: ['agent'],
    groups: ['agents_permission'],
    team: FIRST_LINE,
    supervised: [],
    extension: `80${digits}`,
    registered: false,
    account: 'active',
    ...more,
  };
}
