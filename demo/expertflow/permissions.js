import { createHash } from 'node:crypto';

/**
 * @typedef {object} Permission
 * @property {string} rsid
 * @property {string} rsname
 * @property {string[]} scopes
 */

/** Resources of the desk and what an agent may do with each. One scope has a trailing blank, as real data has. */
const AGENT = {
  customer: ['view', 'manage_in_conversation'],
  'customer-labels': ['assign_label '],
  'agent-conversation-control': ['view_history', 'view_wrap_up', 'view_leave_chat'],
  'state-change': ['manage_state_change'],
};

const SENIOR = {
  customer: ['view', 'manage', 'masked_pii', 'manage_in_conversation'],
  'customer-schema': ['view'],
  'customer-labels': ['assign_label ', 'manage'],
  'agent-conversation-control': [
    'view_history',
    'view_history_active_customer',
    'view_direct_transfer',
    'view_consult',
    'view_conference',
    'view_wrap_up',
    'view_leave_chat',
  ],
  'state-change': ['manage_state_change'],
  'subscribed-list': ['view', 'manage'],
};

const SUPERVISOR = { 'agent-dashboard': ['view'], supervisor: ['view', 'view_all'], 'recording-link': ['view_all'] };

const ADMIN = { 'customer-schema': ['view', 'manage'], 'customer-labels': ['manage'] };

/**
 * What the role and group policies grant.
 *
 * @param {import('./admission.js').Standing} agent
 * @returns {Permission[]}
 */
export function permissionsOf({ roles, groups }) {
  const granted = {
    ...(groups.includes('senior_agents_permission') ? SENIOR : groups.length > 0 ? AGENT : {}),
    ...(roles.includes('supervisor') ? SUPERVISOR : {}),
    ...(roles.includes('admin') ? ADMIN : {}),
  };
  return Object.entries(granted).map(([rsname, scopes]) => ({ rsid: idOf(rsname), rsname, scopes: [...scopes] }));
}

/** @param {string} name @returns {string} the same UUID each time */
export function idOf(name) {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
