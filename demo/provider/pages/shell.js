import { html } from '../../web/html.js';

/**
 * @typedef {object} Page
 * @property {string} title
 * @property {unknown} body markup inside the card
 * @property {boolean} [submitsItself] the page's form is sent as soon as it is there; it also has a button
 */

/**
 * One card in the middle of an otherwise empty page.
 *
 * @param {Page} page
 */
export function shell({ title, body, submitsItself = false }) {
  return `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Northwind account</title>
<link rel="icon" href="/look/logo.svg">
<link rel="stylesheet" href="/look/northwind.css">
<link rel="stylesheet" href="/look/account.css">
${submitsItself && html`<script src="/look/submit.js" defer></script>`}
</head>
<body>
<main class="card">
<div class="brand"><img src="/look/logo.svg" alt="" width="32" height="32">Northwind account</div>
${body}
</main>
</body>
</html>
`}`;
}

/**
 * What went wrong, in the colour and with the sign of an error.
 *
 * @param {string} what one sentence
 * @param {string} fix one sentence
 */
export function callout(what, fix) {
  return html`<div class="callout" role="alert" id="what-happened">
<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M12 7.5v5M12 16v.01"/></svg>
<div><strong>${what}</strong><p>${fix}</p></div>
</div>`;
}

/**
 * The agent this page is about.
 *
 * @param {import('../agents.js').Agent} agent
 */
export function whoChip({ name, username }) {
  const initials = name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 2);
  return html`<p class="who"><span class="avatar" aria-hidden="true">${initials}</span><span>${name} <bdi>(${username})</bdi></span></p>`;
}
