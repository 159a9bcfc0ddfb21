import { html } from '../../web/html.js';
import { shell, whoChip } from './shell.js';

/** @type {Record<string, string>} */
const MEANINGS = {
  openid: 'know that it is you',
  profile: 'see your name, roles and groups',
  email: 'see your e-mail address',
  offline_access: 'stay signed in while the desk is open',
  'orders:read': 'read orders for you',
  'orders:write': 'add notes to orders and change their state for you',
};

/**
 * @param {object} options
 * @param {string} options.action where the form goes
 * @param {string} options.application
 * @param {import('../agents.js').Agent} options.agent
 * @param {string[]} options.scopes what is asked for
 */
export function consentPage({ action, application, agent, scopes }) {
  return shell({
    title: 'Allow access',
    body: html`${whoChip(agent)}
<h1>Allow ${application} to use your account?</h1>
<p class="lede">${application} asks to:</p>
<ul class="asks">${scopes.map((scope) => html`<li>${MEANINGS[scope] ?? scope}</li>`)}</ul>
<form method="post" action="${action}">
<button class="button primary" name="answer" value="allow">Allow</button>
<button class="button plain" name="answer" value="deny">Deny</button>
</form>
<p class="foot">If you deny, you go back to ${application} and are not signed in there.</p>`,
  });
}
