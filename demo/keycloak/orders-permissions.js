/** Who may do what with orders, as User-Managed Access 2.0 has it: agents view them, supervisors edit them too. */

/** @param {string} name @param {string} role */
const whoHas = (name, role) => ({
  name,
  type: 'role',
  logic: 'POSITIVE',
  decisionStrategy: 'UNANIMOUS',
  config: { roles: JSON.stringify([{ id: role, required: true }]) },
});

/** @param {string} scope @param {string} policy */
const mayDo = (scope, policy) => ({
  name: `${scope} orders`,
  type: 'scope',
  logic: 'POSITIVE',
  decisionStrategy: 'UNANIMOUS',
  config: {
    resources: JSON.stringify(['order']),
    scopes: JSON.stringify([scope]),
    applyPolicies: JSON.stringify([policy]),
  },
});

const scopes = [{ name: 'view' }, { name: 'edit' }];

/** The client that stands for the orders service, and decides. */
export const ordersClient = {
  clientId: 'orders',
  enabled: true,
  publicClient: false,
  // Nobody signs in with it; the permissions are asked for with an agent's own token.
  secret: 'orders-secret',
  serviceAccountsEnabled: true,
  authorizationServicesEnabled: true,
  standardFlowEnabled: false,
  authorizationSettings: {
    allowRemoteResourceManagement: true,
    policyEnforcementMode: 'ENFORCING',
    scopes,
    resources: [{ name: 'order', uris: ['/v2/orders/*'], scopes }],
    policies: [
      whoHas('agents', 'agent'),
      whoHas('supervisors', 'supervisor'),
      mayDo('view', 'agents'),
      mayDo('edit', 'supervisors'),
    ],
  },
};
