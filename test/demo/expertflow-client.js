import { expertflowSettings, tenantSettings } from '../../demo/expertflow/settings.js';
import { send } from './browser.js';

/** @typedef {Awaited<ReturnType<typeof import('../../demo/expertflow/expertflow.js').expertflow.start>>} RunningExpertflow */

/**
 * One request to an endpoint for agents.
 *
 * @param {RunningExpertflow} running
 * @param {string} name below the prefix, or a whole path
 * @param {Record<string, unknown> | string} body
 * @param {{ tenant?: string, prefix?: string, method?: string, headers?: Record<string, string> }} [options]
 */
export async function call(running, name, body, options = {}) {
  const { tenant, prefix = '/agent-manager/agent/', method = 'POST', headers = {} } = options;
  const url = new URL(name.startsWith('/') ? name : `${prefix}${name}`, running.url);
  const answer = await send(url, {
    method,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      ...(tenant === undefined ? {} : { tenantid: tenant }),
      ...headers,
    },
  });
  return { ...answer, json: () => JSON.parse(answer.body) };
}

/**
 * @param {RunningExpertflow} running
 * @param {string} username
 * @param {{ tenant?: string, password?: string }} [options]
 */
export const login = (running, username, { password = 'northwind', ...options } = {}) =>
  call(running, 'login', { username, password }, options);

/**
 * @param {RunningExpertflow} running
 * @param {string} username
 * @param {string} otp
 * @param {{ tenant?: string, password?: string }} [options]
 */
export const validate = (running, username, otp, { password = 'northwind', ...options } = {}) =>
  call(running, 'validate-otp', { username, password, otp }, options);

/** Settings as documented, and a tenant as a test wants it. */
export const settingsWith = (/** @type {Parameters<typeof tenantSettings>[0]} */ tenant = {}) => {
  const settings = expertflowSettings();
  return { ...settings, tenants: { ...settings.tenants, expertflow: tenantSettings(tenant) } };
};

/** The claims of a token. @param {string} token */
export const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
