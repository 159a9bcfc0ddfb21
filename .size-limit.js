import { basename } from 'node:path';
import { staticGraph, wholeGraph } from './.config/bundle-graph.js';

const page = 'dist/bundle/deskpass.js';
const vault = 'dist/bundle/vault.js';

/**
 * Chunks that a sign-in by OpenID Connect on a page with `<deskpass-login>` does not touch, by the module that each begins
 * with. `test/e2e/loads.spec.ts` holds what is left against what a browser fetches.
 */
const LATER = [
  'ar',
  'change-language',
  'conclude-demands',
  'de',
  'define-board',
  'estimate-strength',
  'explain-desk',
  'explain-sign-out',
  'explain-vault-failure',
  'expertflow-backend',
  'failure-screens',
  'finesse-backend',
  'fr',
  'genesys-backend',
  'not-asked',
  'parse-answer',
  'parse-demands',
  'read-answer',
  'redirect-refusal',
  'serve-gadgets',
  'session-card',
  'uma-permissions',
  'unblu-backend',
  'unmet-demand',
  'watch-popup',
];

const all = wholeGraph([page, vault]);
const isLater = (/** @type {string} */ file) => LATER.some((name) => basename(file).startsWith(`${name}-`));
for (const name of LATER) {
  if (!all.some((file) => basename(file).startsWith(`${name}-`))) throw new Error(`no chunk is called ${name}`);
}
const untilSignedIn = wholeGraph([page, vault], (file) => !isLater(file));

/** What comes with one chunk, beside what is there already. */
const alone = (/** @type {string} */ name) =>
  staticGraph(all.filter((file) => basename(file).startsWith(`${name}-`))).filter(isLater);

export default [
  { name: 'until the first form is drawn', path: staticGraph([page]), brotli: true, limit: '6 kB' },
  // The benchmark counts the desk file too, 0.4 kB, and its aim is 45.
  { name: 'until the agent is signed in', path: untilSignedIn, brotli: true, limit: '44.6 kB' },
  { name: 'judging a new password', path: alone('estimate-strength'), brotli: true, limit: '214 kB' },
  { name: 'the field for a code alone', path: staticGraph(['dist/bundle/otp.js']), brotli: true, limit: '20 kB' },
  { name: 'gadget.js', path: 'dist/bundle/gadget.js', gzip: true, limit: '3.1 kB' },
];
