import { html } from '../../web/html.js';
import { shell, whoChip } from './shell.js';

/**
 * Asks before it signs the agent out. Where the application named the agent itself nothing needs asking, and the
 * form is sent at once.
 *
 * @param {object} options
 * @param {string} options.action where the form goes
 * @param {string} options.secret the provider's token against forged requests
 * @param {import('../agents.js').Agent | undefined} options.agent
 * @param {boolean} options.atOnce
 */
export function signOutPage({ action, secret, agent, atOnce }) {
  return shell({
    title: 'Sign out',
    submitsItself: atOnce,
    body: html`${agent && whoChip(agent)}
<h1>${atOnce ? 'Signing you out' : 'Sign out?'}</h1>
<p class="lede">${atOnce ? 'If nothing happens, press the button.' : 'This ends your session in every application that uses your Northwind account.'}</p>
<form method="post" action="${action}">
<input type="hidden" name="xsrf" value="${secret}">
<button class="button primary" name="logout" value="yes">Sign out</button>
</form>`,
  });
}

/** @param {{ back: string }} options `back` is the address of the desk */
export function signedOutPage({ back }) {
  return shell({
    title: 'Signed out',
    body: html`<h1>You are signed out</h1>
<p class="lede">Your Northwind session has ended in this browser.</p>
<a class="button plain" href="${back}">Back to the desk</a>`,
  });
}
