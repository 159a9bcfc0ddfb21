import { html } from '../../web/html.js';
import { AGENTS, DEMO_PASSWORD } from '../agents.js';
import { callout, shell } from './shell.js';

/** @typedef {'username-missing' | 'password-missing' | 'no-match'} SignInError */

/** @type {Record<SignInError, { what: string, fix: string, field: 'username' | 'password' }>} */
const ERRORS = {
  'username-missing': { what: 'Your user name is missing.', fix: 'Enter it and sign in again.', field: 'username' },
  'password-missing': { what: 'Your password is missing.', fix: 'Enter it and sign in again.', field: 'password' },
  'no-match': {
    what: 'User name and password do not match.',
    fix: 'Check the user name and type the password again. Capitals count.',
    field: 'password',
  },
};

/**
 * @param {object} options
 * @param {string} options.action where the form goes
 * @param {string} [options.username] what was typed before, or the request's `login_hint`
 * @param {SignInError} [options.error]
 */
export function signInPage({ action, username = '', error }) {
  const problem = error && ERRORS[error];
  const wrong = (/** @type {string} */ field) =>
    problem?.field === field && html` aria-invalid="true" aria-describedby="what-happened"`;
  const first = problem?.field ?? (username === '' ? 'username' : 'password');
  const focus = (/** @type {string} */ field) => first === field && html` autofocus`;

  return shell({
    title: problem ? 'Sign in: not yet' : 'Sign in',
    body: html`<h1>Sign in</h1>
<p class="lede">Your company account opens the service desk.</p>
<form method="post" action="${action}" novalidate>
${problem && callout(problem.what, problem.fix)}
<div class="field"><label for="username">User name</label>
<input id="username" name="username" value="${username}" autocomplete="username" autocapitalize="none" spellcheck="false" required dir="ltr"${wrong('username')}${focus('username')}></div>
<div class="field"><label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required dir="ltr"${wrong('password')}${focus('password')}></div>
<button class="button primary" name="answer" value="sign-in">Sign in</button>
<button class="button plain" name="answer" value="cancel">Cancel</button>
</form>
<section class="demo" aria-labelledby="demo">
<h2 id="demo">Demo accounts</h2>
<p>The password of each is <code>${DEMO_PASSWORD}</code>.</p>
<dl>${AGENTS.map((agent) => html`<div><dt><code>${agent.username}</code></dt><dd>${agent.about}</dd></div>`)}</dl>
</section>`,
  });
}
