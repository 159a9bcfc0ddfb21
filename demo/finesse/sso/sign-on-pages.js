import { callout, shell } from '../../provider/pages/shell.js';
import { html } from '../../web/html.js';
import { DEMO_PASSWORD } from '../../provider/agents.js';
import { FINESSE_AGENTS, STRANGER } from '../agents.js';

/**
 * The identity provider's form. The names of its fields are those of AD FS.
 *
 * @param {object} options
 * @param {string} options.action where the form goes
 * @param {string} options.username what was typed before, or the agent the request names
 * @param {boolean} options.wrong whether user name and password did not match
 */
export function signOnPage({ action, username, wrong }) {
  return shell({
    title: wrong ? 'Sign in: not yet' : 'Sign in',
    body: html`<h1>Sign in</h1>
<p class="lede">Your company account opens the agent desktop.</p>
<form method="post" action="${action}" id="options" novalidate>
${wrong && callout('User name and password do not match.', 'Check the user name and type the password again. Capitals count.')}
<input type="hidden" name="AuthMethod" value="FormsAuthentication">
<div class="field"><label for="userNameInput">User name</label>
<input id="userNameInput" name="UserName" value="${username}" autocomplete="username" autocapitalize="none" spellcheck="false" required dir="ltr"${username === '' && html` autofocus`}></div>
<div class="field"><label for="passwordInput">Password</label>
<input id="passwordInput" name="Password" type="password" autocomplete="current-password" required dir="ltr"${username !== '' && html` autofocus`}${wrong && html` aria-invalid="true" aria-describedby="what-happened"`}></div>
<button class="button primary">Sign in</button>
</form>
<section class="demo" aria-labelledby="demo">
<h2 id="demo">Demo accounts</h2>
<p>The password of each is <code>${DEMO_PASSWORD}</code>.</p>
<dl>${[...FINESSE_AGENTS, STRANGER].map((agent) => html`<div><dt><code>${agent.loginName}</code></dt><dd>${agent.about}</dd></div>`)}</dl>
</section>`,
  });
}

/**
 * A form that sends itself on, with a button for browsers that run no scripts.
 *
 * @param {object} options
 * @param {string} options.action
 * @param {Record<string, string>} options.fields
 */
export function passOnPage({ action, fields }) {
  return shell({
    title: 'Signing in',
    submitsItself: true,
    body: html`<h1>Signing in</h1>
<p class="lede">If nothing happens, go on by yourself.</p>
<form method="post" action="${action}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="button primary">Go on</button>
</form>`,
  });
}

/**
 * A step that cannot be taken.
 *
 * @param {string} what one sentence
 */
export function brokenStepPage(what) {
  return shell({
    title: 'Sign-in stopped',
    body: html`<h1>Sign-in stopped</h1>${callout(what, 'Start again from your desktop.')}`,
  });
}
