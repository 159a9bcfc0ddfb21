/** Every seeded agent signs in with this. The sign-in page of the demo says so. */
export const DEMO_PASSWORD = 'northwind';

/**
 * @typedef {object} Agent
 * @property {string} sub never the user name, so that nobody takes one for the other
 * @property {string} username
 * @property {string} name
 * @property {string} email
 * @property {string} about one line for the sign-in page
 * @property {string[]} roles
 * @property {string[]} groups
 * @property {string[]} scopes what the agent may do at the orders service
 * @property {boolean} asksConsent true where the provider asks the agent before it tells an application anything
 */

/** @type {readonly Agent[]} */
export const AGENTS = [
  {
    sub: '5d0c1f0e-6f0b-4a43-9a55-3f6a1c0d9e11',
    username: 'sjefferson',
    name: 'Sarah Jefferson',
    email: 'sarah.jefferson@northwind.example',
    about: 'Agent',
    roles: ['agent'],
    groups: ['/service/first-line', '/sites/utrecht'],
    scopes: ['orders:read', 'orders:write'],
    asksConsent: false,
  },
  {
    sub: '0b7f4a9c-2c1e-4b0d-8f37-7c5be2a4d622',
    username: 'mgarcia',
    name: 'Miguel García',
    email: 'miguel.garcia@northwind.example',
    about: 'Supervisor',
    roles: ['agent', 'supervisor'],
    groups: ['/service/leads', '/sites/utrecht'],
    scopes: ['orders:read', 'orders:write'],
    asksConsent: false,
  },
  {
    sub: 'e2a96b7d-90c4-4d58-b1c2-14f0a37c5b33',
    username: 'rread',
    name: 'Rosa Read',
    email: 'rosa.read@northwind.example',
    about: 'Agent who may read orders and not change them',
    roles: ['agent'],
    groups: ['/service/trainees'],
    scopes: ['orders:read'],
    asksConsent: false,
  },
  {
    sub: '9c3e8d52-7ab1-4e6f-a0d9-65b8f1207c44',
    username: 'carol',
    name: 'Carol Ng',
    email: 'carol.ng@northwind.example',
    about: 'Agent who is asked for consent',
    roles: ['agent'],
    groups: ['/service/first-line'],
    scopes: ['orders:read', 'orders:write'],
    asksConsent: true,
  },
];

/** @param {string} sub */
export function agentBySub(sub) {
  return AGENTS.find((agent) => agent.sub === sub);
}

/**
 * @param {{ username: string, password: string }} given
 * @returns {Agent | undefined} undefined where the two do not match
 */
export function agentByPassword({ username, password }) {
  const name = username.trim().toLowerCase();
  const agent = AGENTS.find((each) => each.username === name || each.email === name);
  return password === DEMO_PASSWORD ? agent : undefined;
}

/**
 * @param {Agent} agent
 * @param {string} hint a `logout_hint`: any name the agent goes by (OpenID Connect RP-Initiated Logout 1.0, section 2)
 */
export function isNamedBy(agent, hint) {
  return [agent.sub, agent.username, agent.email].includes(hint);
}
