import { callout, shell } from '../provider/pages/shell.js';
import { html } from '../web/html.js';

/**
 * @param {object} options
 * @param {string} options.action
 * @param {string} options.lede
 * @param {{ name: string, label: string, value?: string, type?: string, autocomplete: string }[]} options.fields
 * @param {[what: string, fix: string] | undefined} options.problem
 * @param {string} [options.title]
 * @param {readonly { username: string, about: string }[]} [options.accounts] shown below the form
 * @param {string} [options.password] theirs
 * @param {unknown} [options.more] markup below the button, within the form
 */
export function formPage({
  action,
  lede,
  fields,
  problem,
  title = 'Sign in',
  accounts = [],
  password = '',
  more = undefined,
}) {
  const first = fields.find(({ value = '' }) => value === '');
  return shell({
    title: problem === undefined ? title : `${title}: not yet`,
    body: html`<h1>${title}</h1>
<p class="lede">${lede}</p>
<form method="post" action="${action}" novalidate>
${problem !== undefined && callout(...problem)}
${fields.map(
  ({ name, label, value = '', type = 'text', autocomplete }) =>
    html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false" dir="ltr"${first?.name === name && html` autofocus`}></div>`,
)}
<button class="button primary">Go on</button>
${more}
</form>
${
  accounts.length > 0 &&
  html`<section class="demo" aria-labelledby="demo">
<h2 id="demo">Demo accounts</h2>
<p>The password of each is <code>${password}</code>.</p>
<dl>${accounts.map(({ username, about }) => html`<div><dt><code>${username}</code></dt><dd>${about}</dd></div>`)}</dl>
</section>`
}`,
  });
}

/**
 * @param {object} options
 * @param {string} options.action
 * @param {readonly { id: string, label: string }[]} options.contacts
 */
export function choicePage({ action, contacts }) {
  return shell({
    title: 'Choose where the code goes',
    body: html`<h1>One more step</h1>
<p class="lede">Where shall the code go?</p>
<form method="post" action="${action}">
${contacts.map(({ id, label }) => html`<button class="button" name="contact" value="${id}">${label}</button>`)}
</form>`,
  });
}

/** @param {string} what one sentence @param {string} [fix] one sentence */
export function stoppedPage(what, fix = 'Start again from your desktop.') {
  return shell({ title: 'Sign-in stopped', body: html`<h1>Sign-in stopped</h1>${callout(what, fix)}` });
}

/** A button that asks for another code. */
export const resendButton = html`<button class="button" name="resend" value="yes">Send another code</button>`;
