import { html } from '../web/html.js';
import { CODE_PAGE } from './code-page.js';
import { signInAs } from './way-hint.js';

/** @typedef {import('../systems/start-systems.js').Way} Way */

/** What a person calls a second factor. @type {Record<string, string>} */
const FACTORS = { app: 'Authenticator', sms: 'Text message', email: 'E-mail', rsa: 'RSA SecurID', none: '' };

/**
 * The start of the demo: a card for the whole desk, and one for each way into a simulated system.
 *
 * @param {object} options
 * @param {readonly Way[]} options.ways
 * @param {string} options.inbox address of the inbox
 */
export function startPage({ ways, inbox }) {
  const systems = [...new Set(ways.map(({ system }) => system))];
  return `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ways to sign in · Northwind Service</title>
<link rel="icon" href="/look/logo.svg">
<link rel="stylesheet" href="/look/northwind.css">
<link rel="stylesheet" href="/look/host.css">
<link rel="stylesheet" href="/look/way.css">
<link rel="stylesheet" href="/look/start.css">
</head>
<body>
<header class="top">
<h1><a class="brand" href="/start/"><img src="/look/logo.svg" alt="" width="32" height="32">Northwind Service</a></h1>
<a href="${inbox}/" target="_blank" rel="noopener">Inbox</a>
</header>
<main>
<p class="lede">Every way an agent signs in, each on a page of its own. The systems below are simulated on this computer from their published interfaces; what they send arrives in the <a href="${inbox}/" target="_blank" rel="noopener">inbox</a>.</p>
<section aria-labelledby="desk">
<h2 id="desk">OpenID Connect</h2>
<ul class="ways"><li><article aria-labelledby="way-desk">
<h3 id="way-desk">The whole desk</h3>
<p>You sign in at a real OpenID provider and come back to two gadgets, one of which calls a service.</p>
${signInAs({ username: 'sjefferson', password: 'northwind' })}
<a class="start" href="/">Start<span class="unseen"> the whole desk</span></a>
</article></li></ul>
</section>
${systems.map((system, index) => section(system, index, ways))}
<section aria-labelledby="code">
<h2 id="code">A sign-in of your own</h2>
<ul class="ways"><li><article aria-labelledby="way-code">
<h3 id="way-code">The field for a code alone</h3>
<p>The page sends a text message and checks the code itself; of Deskpass it has one field, by a script tag of its own.</p>
<a class="start" href="${CODE_PAGE}">Start<span class="unseen"> the field for a code alone</span></a>
</article></li></ul>
</section>
</main>
</body>
</html>
`}`;
}

/** @param {string} system @param {number} index @param {readonly Way[]} ways */
function section(system, index, ways) {
  const own = ways.filter((way) => way.system === system);
  return html`<section aria-labelledby="system-${index}">
<h2 id="system-${index}">${system} <small>simulated</small></h2>
<ul class="ways">${own.map(card)}</ul>
</section>
`;
}

/** @param {Way} way */
function card({ system, path, page }) {
  const tags = [path.mode, FACTORS[path.factor] ?? path.factor].filter(Boolean);
  return html`<li><article aria-labelledby="way-${path.id}">
<h3 id="way-${path.id}">${path.title}</h3>
<p class="tags">${tags.map((tag) => html`<span>${tag}</span>`)}</p>
<p>${path.what}</p>
${signInAs(path)}
<a class="start" href="${page}">Start<span class="unseen"> ${system}, ${path.title}</span></a>
</article></li>
`;
}
