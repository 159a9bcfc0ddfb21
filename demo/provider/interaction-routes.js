import { readBody } from '../web/read-body.js';
import { agentByPassword, agentBySub } from './agents.js';
import { giveScopes } from './grants.js';
import { consentPage } from './pages/consent-page.js';
import { errorPage } from './pages/error-page.js';
import { sendPage } from './pages/send-page.js';
import { signInPage } from './pages/sign-in-page.js';

const FORM_LIMIT = 8 * 1024;

/**
 * @typedef {import('oidc-provider').default} Provider
 * @typedef {Awaited<ReturnType<Provider['interactionDetails']>>} Interaction
 */

/**
 * The pages between an authorization request and its answer:
 *
 * 1. the provider sends the browser to `/interaction/<uid>` with a cookie that only this path gets;
 * 2. the page asks what the provider needs: who it is (`login`) or whether it is allowed (`consent`);
 * 3. the form's answer is stored with the interaction, and the browser goes back to the provider, which may ask on.
 *
 * @param {object} options
 * @param {Provider} options.provider
 * @param {readonly string[]} options.applications origins
 * @param {string} options.back address of the desk
 * @returns {import('koa').Middleware}
 */
export function interactionRoutes({ provider, applications, back }) {
  return async (ctx, next) => {
    if (!/^\/interaction\/[\w-]+$/.test(ctx.path)) return next();
    const interaction = await provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined);
    if (interaction === undefined || ctx.path !== `/interaction/${interaction.uid}`) {
      return sendPage(ctx, { page: errorPage({ code: 'expired', back }), applications, status: 400 });
    }
    const show = (/** @type {string} */ page, status = 200) => sendPage(ctx, { page, applications, status });
    if (ctx.method === 'GET') return show(question(ctx.path, interaction));
    if (ctx.method !== 'POST') return next();

    const form = new URLSearchParams((await readBody(ctx.req, FORM_LIMIT)).toString('utf8'));
    const { result, page } = await answer(provider, interaction, form, ctx.path);
    if (result === undefined) return show(page, 422);
    const returnTo = await provider.interactionResult(ctx.req, ctx.res, result);
    ctx.status = 303;
    ctx.redirect(returnTo);
  };
}

/**
 * @param {string} action
 * @param {Interaction} interaction
 */
function question(action, { prompt, params, session }) {
  const agent = agentBySub(session?.accountId ?? '');
  if (prompt.name === 'consent' && agent !== undefined) {
    return consentPage({ action, application: 'Northwind Desk', agent, scopes: String(params.scope).split(' ') });
  }
  return signInPage({ action, username: String(params.login_hint ?? '') });
}

/**
 * @param {Provider} provider
 * @param {Interaction} interaction
 * @param {URLSearchParams} form
 * @param {string} action
 * @returns {Promise<{ result: import('oidc-provider').InteractionResults, page?: undefined } | { result?: undefined, page: string }>}
 */
async function answer(provider, interaction, form, action) {
  const choice = form.get('answer');
  if (choice === 'cancel' || choice === 'deny') {
    return { result: { error: 'access_denied', error_description: `The agent chose ${choice}.` } };
  }
  if (interaction.prompt.name === 'consent') return { result: { consent: await consent(provider, interaction) } };

  const username = form.get('username') ?? '';
  const password = form.get('password') ?? '';
  if (username.trim() === '') return { page: signInPage({ action, error: 'username-missing' }) };
  if (password === '') return { page: signInPage({ action, username, error: 'password-missing' }) };
  const agent = agentByPassword({ username, password });
  if (agent === undefined) return { page: signInPage({ action, username, error: 'no-match' }) };
  return { result: { login: { accountId: agent.sub, amr: ['pwd'] } } };
}

/**
 * @param {Provider} provider
 * @param {Interaction} interaction
 */
async function consent(provider, { grantId, session, params, prompt }) {
  const found = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant = found ?? new provider.Grant({ accountId: session?.accountId, clientId: String(params.client_id) });
  /** @type {{ missingOIDCScope?: string[], missingResourceScopes?: Record<string, string[]> }} */
  const { missingOIDCScope = [], missingResourceScopes = {} } = prompt.details;
  giveScopes(grant, { openid: missingOIDCScope, resources: missingResourceScopes });
  return { grantId: await grant.save() };
}
