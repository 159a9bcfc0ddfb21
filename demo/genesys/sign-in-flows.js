import { randomBytes } from 'node:crypto';

/**
 * What an application has asked for, and how far whoever signs in has come.
 *
 * @typedef {object} Flow
 * @property {string} id
 * @property {string} clientId
 * @property {string} redirectUri
 * @property {string | null} state
 * @property {string} responseType
 * @property {string} scope
 * @property {string | undefined} challenge
 * @property {boolean} hideTenant
 * @property {import('./directory.js').Person | undefined} person whose password was right
 * @property {import('./second-factor.js').Attempt | undefined} attempt
 * @property {import('./second-factor.js').Turn | undefined} turn
 * @property {boolean} isVerified the second factor has been passed
 */

/** Sign-ins that are under way on the pages. */
export function createFlows() {
  /** @type {Map<string, Flow>} */
  const flows = new Map();
  return {
    /** @param {URLSearchParams} query of an authorization request that has been checked */
    open(query) {
      const text = (/** @type {string} */ name) => query.get(name) ?? '';
      /** @type {Flow} */
      const flow = {
        id: randomBytes(12).toString('base64url'),
        clientId: text('client_id'),
        redirectUri: text('redirect_uri'),
        state: query.get('state'),
        responseType: text('response_type'),
        scope: text('scope') || '*',
        challenge: query.get('code_challenge') ?? undefined,
        hideTenant: query.get('hideTenant') === 'true',
        person: undefined,
        attempt: undefined,
        turn: undefined,
        isVerified: false,
      };
      flows.set(flow.id, flow);
      return flow;
    },

    /** @param {import('../simulators/exchange.js').Exchange} exchange */
    find: ({ url }) => flows.get(url.searchParams.get('flow') ?? ''),

    /** @param {Flow} flow */
    close: ({ id }) => flows.delete(id),
  };
}

/**
 * Where an answer to the application goes (RFC 6749, sections 4.1.2 and 4.2.2).
 *
 * @param {Pick<Flow, 'redirectUri' | 'state' | 'responseType'>} flow
 * @param {Record<string, string>} parameters
 */
export function callbackUrl({ redirectUri, state, responseType }, parameters) {
  const url = new URL(redirectUri);
  const all = new URLSearchParams({ ...parameters, ...(state === null ? {} : { state }) });
  if (responseType === 'token') url.hash = String(all);
  else for (const [name, value] of all) url.searchParams.set(name, value);
  return url;
}
