import { html } from '../web/html.js';
import { readBody } from '../web/read-body.js';
import { send } from '../web/send.js';
import { createCodeCheck } from './code-check.js';
import { languageChoice } from './language-choice.js';

/** Where the page is; what it asks is below it. */
export const CODE_PAGE = '/code/';

const PHONE = '+14155550142';

/**
 * A site that has a sign-in of its own and takes the field for a code from Deskpass: one script tag, one element, and
 * the few lines of `page/code.js`.
 *
 * @param {object} options
 * @param {string} options.inbox address of the inbox
 * @param {import('../simulators/simulator.js').Post} options.post
 */
export function createCodePage({ inbox, post }) {
  const codes = createCodeCheck({
    // The last line lets a phone's browser take the code by itself (Origin-bound one-time codes).
    deliver: (code) =>
      post.sendText({
        from: 'Northwind',
        to: PHONE,
        text: `${code} is your Northwind code. It is valid for 5 minutes.\n\n@desk.localhost #${code}`,
      }),
  });
  const page = codePage(inbox);

  return {
    /**
     * @param {import('node:http').IncomingMessage} request
     * @param {import('node:http').ServerResponse} response
     * @param {Record<string, string>} headers
     * @returns {Promise<boolean>} whether it was for this page
     */
    async handle(request, response, headers) {
      const path = (request.url ?? '').replace(/\?.*$/, '');
      if (request.method === 'GET' && path === CODE_PAGE) {
        await send(request, response, { type: 'text/html; charset=utf-8', body: page, headers });
        return true;
      }
      if (request.method !== 'POST' || !path.startsWith(CODE_PAGE)) return false;
      const given = new URLSearchParams((await readBody(request, 1_000)).toString());
      const [id, code] = [given.get('id') ?? '', given.get('code') ?? ''];
      const answer =
        path === `${CODE_PAGE}send`
          ? await codes.send(id)
          : path === `${CODE_PAGE}check`
            ? codes.check(id, code)
            : null;
      if (answer === null) return false;
      const body = JSON.stringify(answer);
      await send(request, response, { type: 'application/json; charset=utf-8', body, headers });
      return true;
    },
  };
}

/** @param {string} inbox */
const codePage = (inbox) =>
  `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>One-time code · Northwind Service</title>
<link rel="icon" href="/look/logo.svg">
<link rel="stylesheet" href="/look/northwind.css">
<link rel="stylesheet" href="/look/host.css">
<link rel="stylesheet" href="/look/way.css">
<link rel="stylesheet" href="/look/code.css">
<script type="module" src="/look/language.js"></script>
<script type="module" src="/deskpass/otp.js"></script>
<script type="module" src="/look/code.js"></script>
</head>
<body>
<header class="top">
<h1><a class="brand" href="/start/"><img src="/look/logo.svg" alt="" width="32" height="32">Northwind Service</a></h1>
${languageChoice('field')}
</header>
<aside class="hint" aria-label="How to try this">
<p><a href="/start/">All ways</a><strong>The field for a code alone</strong></p>
<p>This page has a sign-in of its own: it sends the code and checks it. The field is Deskpass’s.</p>
<p><a href="${inbox}/" target="_blank" rel="noopener">Inbox</a></p>
</aside>
<main>
<section class="panel" aria-labelledby="title">
<h2 id="title" lang="en" dir="ltr">Confirm it is you</h2>
<deskpass-otp channel="sms" recipient="+1 ••• ••• 42" length="6" resendable></deskpass-otp>
<p class="done" role="status" lang="en" dir="ltr"></p>
<noscript><p>This page needs JavaScript. Allow it for this site and load the page again.</p></noscript>
</section>
</main>
</body>
</html>
`}`;
