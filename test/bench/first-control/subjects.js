import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

/**
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} path of its page
 * @property {string} head what its page owner writes into `<head>`
 * @property {string} body and into `<main>`
 */

const FORM = `<form id="sign-in" action="/sign-in" method="post">
<label for="username">User name</label>
<input id="username" name="username" autocomplete="username" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>
</form>`;

/** A style sheet of the size that a form of this look has: the browser waits for it before it paints. */
export const FORM_STYLES = `form { display: grid; gap: 0.5rem; max-inline-size: 25rem; margin: 4rem auto; padding: 2rem;
  border: 1px solid #d5d8de; border-radius: 12px; font: 1rem/1.5 system-ui, sans-serif; }
label { font-weight: 550; }
input { min-block-size: 44px; padding-inline: 0.75rem; font: inherit; border: 1px solid #8b919c; border-radius: 8px; }
button { min-block-size: 44px; margin-block-start: 0.75rem; color: #fff; background: #1a56db; font: inherit;
  font-weight: 600; border: 0; border-radius: 8px; }
:focus-visible { outline: 3px solid #8bb0ff; outline-offset: 1px; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; } form { border-color: #3a3f4a; } }
`;

/** What is compared, ours first, the yardstick second. @type {readonly Subject[]} */
export const SUBJECTS = [
  {
    name: 'Deskpass',
    path: '/deskpass-page/',
    head: '<script type="module" src="/deskpass/deskpass.js"></script>',
    body: '<deskpass-desk src="/desk.json"></deskpass-desk>',
  },
  { name: 'plain HTML form', path: '/plain/', head: '<link rel="stylesheet" href="/form.css">', body: FORM },
  {
    name: '@vaadin/login + oidc-client-ts',
    path: '/vaadin/',
    head: '<script type="module" src="/peers/vaadin.js"></script>',
    body: '<vaadin-login-form></vaadin-login-form>',
  },
  {
    name: '@teamhanko/hanko-elements',
    path: '/hanko-page/',
    head: '<script type="module" src="/peers/hanko.js"></script>',
    body: '<hanko-auth></hanko-auth>',
  },
];

/** The page that holds a subject: the same for all but the subject's own lines. @param {Subject} subject */
export const subjectPage = ({ head, body }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Desk</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
<h1>Service desk</h1>
<main>${body}</main>
</body>
</html>
`;

/** Bundles the peers as a site would: minified, for production. Resolves with the folder. */
export async function buildPeers() {
  const outdir = await mkdtemp(join(tmpdir(), 'deskpass-peers-'));
  await build({
    entryPoints: ['vaadin', 'hanko'].map((name) => fileURLToPath(new URL(`${name}.js`, import.meta.url))),
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outdir;
}
