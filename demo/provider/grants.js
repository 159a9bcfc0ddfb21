import { agentBySub } from './agents.js';

/** @typedef {InstanceType<typeof import('oidc-provider').default>} Provider */

/**
 * Gives the application what it asks for, as far as the agent has it: scopes of the resource that the agent lacks
 * are recorded as refused, so that the provider neither grants them nor asks again.
 *
 * @param {InstanceType<Provider['Grant']>} grant
 * @param {object} wanted
 * @param {Iterable<string>} wanted.openid scopes about the agent
 * @param {Record<string, Iterable<string>>} wanted.resources scopes by resource
 */
export function giveScopes(grant, { openid, resources }) {
  const own = new Set(agentBySub(grant.accountId ?? '')?.scopes);
  const about = [...openid];
  if (about.length > 0) grant.addOIDCScope(about.join(' '));
  for (const [resource, scopes] of Object.entries(resources)) {
    const names = [...scopes];
    const given = names.filter((name) => own.has(name));
    const lacking = names.filter((name) => !own.has(name));
    if (given.length > 0) grant.addResourceScope(resource, given.join(' '));
    if (lacking.length > 0) grant.rejectResourceScope(resource, lacking.join(' '));
  }
}

/**
 * The grant an authorization request is answered from. The desk is the company's own application: it is granted
 * without a question, also to `prompt=none`, unless the agent is one who is always asked.
 *
 * @param {import('oidc-provider').KoaContextWithOIDC} ctx
 */
export async function existingGrant(ctx) {
  const {
    provider,
    session,
    client,
    result,
    resourceServers = {},
    requestParamScopes,
    requestParamOIDCScopes,
  } = ctx.oidc;
  if (client === undefined || session === undefined) return undefined;
  const id = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const found = id === undefined ? undefined : await provider.Grant.find(id);
  const agent = agentBySub(session.accountId ?? '');
  if (agent === undefined || agent.asksConsent) return found;

  const grant = found ?? new provider.Grant({ accountId: agent.sub, clientId: client.clientId });
  const resources = Object.entries(resourceServers).map(([resource, { scopes }]) => {
    return [resource, [...requestParamScopes].filter((scope) => scopes.has(scope))];
  });
  giveScopes(grant, { openid: requestParamOIDCScopes, resources: Object.fromEntries(resources) });
  await grant.save();
  return grant;
}
