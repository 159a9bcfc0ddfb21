import { html } from '../../web/html.js';
import { callout, shell } from './shell.js';

/** What happened and what to do, by the error code of the answer. @type {Record<string, [string, string]>} */
const SENTENCES = {
  not_found: ['There is nothing at this address.', 'Go back to the desk and sign in from there.'],
  expired: [
    'This page is no longer open.',
    'It was left too long or used already. Go back to the desk and sign in again.',
  ],
  invalid_client: ['This application is not known here.', 'Tell the people who look after the desk.'],
  invalid_redirect_uri: ['This application may not send you here.', 'Tell the people who look after the desk.'],
  server_error: ['Something failed on our side.', 'Go back to the desk and sign in again in a minute.'],
};

/** @type {[string, string]} */
const OTHER = ['This request was not understood.', 'Go back to the desk and sign in again.'];

/**
 * @param {object} options
 * @param {string} options.code an OAuth error code, `not_found` or `expired`
 * @param {string} options.back address of the desk
 */
export function errorPage({ code, back }) {
  const [what, fix] = SENTENCES[code] ?? OTHER;
  return shell({
    title: 'Sign-in stopped',
    body: html`<h1>Sign-in stopped</h1>
${callout(what, fix)}
<a class="button primary" href="${back}">Back to the desk</a>
<p class="foot">For support: <code>${code}</code></p>`,
  });
}
