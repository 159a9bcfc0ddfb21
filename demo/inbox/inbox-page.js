import { html } from '../web/html.js';

/**
 * @typedef {import('./mailbox.js').Message} Message
 * @typedef {import('../simulators/simulator.js').Device} Device
 */

/**
 * The inbox: what the simulated systems have sent, and what the authenticators in agents' pockets show.
 *
 * @param {object} options
 * @param {readonly Message[]} options.messages newest first
 * @param {readonly Device[]} options.devices
 */
export function inboxPage({ messages, devices }) {
  return `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Inbox · Northwind</title>
<link rel="icon" href="/look/logo.svg">
<link rel="stylesheet" href="/look/northwind.css">
<link rel="stylesheet" href="/look/inbox.css">
<script src="/look/inbox.js" defer></script>
</head>
<body>
<header class="top"><div class="brand"><img src="/look/logo.svg" alt="" width="32" height="32">Northwind inbox</div>
<noscript><a href="/">Look again</a></noscript></header>
<main>
<section class="messages" aria-labelledby="messages">
<h1 id="messages">Messages</h1>
<p class="lede">E-mails and text messages of the simulated systems arrive here, whomever they are for.</p>
<ol id="list" aria-live="polite" aria-relevant="additions">${messages.map(messageItem)}</ol>
<p class="empty">Nothing has come yet. Start a sign-in that sends a code; it appears here by itself.</p>
</section>
<section class="devices" aria-labelledby="devices"${devices.length === 0 && html` hidden`}>
<h2 id="devices">Authenticators</h2>
<p class="lede">What the agents’ apps and tokens show now.</p>
<ul id="shown">${devices.map(deviceItem)}</ul>
</section>
</main>
</body>
</html>
`}`;
}

/** @param {Message} message */
function messageItem({ id, kind, from, to, subject, text, code, at }) {
  return html`<li id="m-${id}"><article aria-labelledby="t-${id}">
<p class="meta"><span class="kind ${kind}">${ICONS[kind]}${kind === 'email' ? 'E-mail' : 'Text message'}</span>
<span>to <bdi dir="ltr">${to}</bdi></span><time datetime="${at.toISOString()}">${clock(at)}</time></p>
<h2 id="t-${id}"><bdi>${subject === '' ? `From ${from}` : subject}</bdi></h2>
${code !== undefined && html`<p class="code"><span>Code</span> <code dir="ltr" translate="no">${code}</code></p>`}
<p class="words"><bdi>${withLinks(text)}</bdi></p>
</article></li>
`;
}

/** @param {Device} device */
function deviceItem({ label, owner, code, period, now }) {
  const at = now();
  const until = new Date((Math.floor(at.getTime() / 1000 / period) + 1) * period * 1000);
  // The browser goes by its own clock; the device may be set wrong.
  const left = until.getTime() - at.getTime();
  return html`<li data-left="${left}"><p class="meta"><span>${label}</span><bdi>${owner}</bdi></p>
<p class="code"><code dir="ltr" translate="no">${code(at)}</code></p>
<p class="until">until <time datetime="${until.toISOString()}">${clock(until)}</time></p></li>
`;
}

/** Only addresses of this computer lead anywhere. */
const LINK = /(https?:\/\/(?:[\w-]+\.)*(?:localhost|127\.0\.0\.1)(?::\d+)?\/[^\s<>"']*)/;

/** @param {string} text */
function withLinks(text) {
  return text
    .split(LINK)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : part));
}

/** @param {Date} date */
function clock(date) {
  return date.toTimeString().slice(0, 8);
}

const ICONS = {
  email: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5"/></svg>`,
  text: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11H9.5L5.5 19.5V16H4z"/></svg>`,
};
