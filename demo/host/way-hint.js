import { html } from '../web/html.js';

/** @typedef {import('../systems/start-systems.js').Way} Way */

/**
 * What somebody who tries a way has to know: as whom to sign in, and where messages arrive.
 *
 * @param {Way} way
 * @param {string} inbox address of the inbox
 */
export function wayHint({ system, path, aside }, inbox) {
  return `${html`<aside class="hint" aria-label="How to try this">
<p><a href="/start/">All ways</a><strong>${system}: ${path.title}</strong></p>
<p>${path.what}</p>
${signInAs(path)}
${aside && html`<p><a href="${aside.href}" target="_blank" rel="noopener">${aside.text}</a></p>`}
<p><a href="${inbox}/" target="_blank" rel="noopener">Inbox</a></p>
</aside>
`}`;
}

/**
 * The values to type, as a list.
 *
 * @param {Pick<Way['path'], 'username' | 'password' | 'extension'>} path
 */
export function signInAs({ username, password, extension }) {
  const values = [
    ['User name', username],
    ['Password', username === '' ? '' : password],
    ['Phone', extension],
  ];
  const given = values.filter(([, value]) => value);
  if (given.length === 0) return html`<p>Nothing has to be typed.</p>`;
  return html`<dl class="as">${given.map(([name, value]) => html`<div><dt>${name}</dt><dd><code dir="ltr" translate="no">${value}</code></dd></div>`)}</dl>`;
}
