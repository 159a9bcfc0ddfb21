/**
 * npm run screens   draws every state of the sign-in card and puts the pictures into docs/screens/
 */
import { chromium } from 'playwright-core';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../../.config/setup.js';
import { findBrowser, installHint } from './browsers.js';
import { startGalleries } from './gallery-server.js';

/** A sheet each: the kinds of step first, in the order in which an agent may meet them, then the card without a step. */
const SHEETS = {
  'signed-out': 'The first form: one method, several, and after something went wrong',
  identifier: 'Who it is',
  password: 'Password',
  otp: 'One-time code',
  contact: 'Where the code goes',
  'enrol-contact': 'A phone or an e-mail address, the first time',
  'enrol-totp': 'An authenticator app, the first time',
  'recovery-codes': 'Recovery codes',
  'change-password': 'A new password',
  company: 'Company',
  extension: 'Phone',
  passkey: 'Passkey',
  notice: 'What the agent is told',
};

/** @type {Record<string, { title: string, query: string, colorScheme: 'light' | 'dark' }>} */
const VIEWS = {
  light: { title: 'Light', query: '', colorScheme: 'light' },
  dark: { title: 'Dark', query: '', colorScheme: 'dark' },
  arabic: { title: 'Arabic, 240 px', query: '&lang=ar&dir=rtl&narrow', colorScheme: 'light' },
};

const program = findBrowser('chromium');
if (!program) throw new Error(`No chromium here: ${installHint('chromium')}`);
const folder = join(root, 'docs/screens');
const galleries = await startGalleries();
const browser = await chromium.launch({
  executablePath: program,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [view, { query, colorScheme }] of Object.entries(VIEWS)) {
    const page = await browser.newPage({
      colorScheme,
      viewport: { width: 1360, height: 800 },
      reducedMotion: 'reduce',
    });
    for (const kind of Object.keys(SHEETS)) {
      await page.goto(`${galleries.urls.login}?kind=${kind}${query}`);
      await page.locator('figure').first().waitFor();
      await page.waitForLoadState('networkidle');
      await page.locator('main').screenshot({ path: join(folder, `${kind}-${view}.png`), animations: 'disabled' });
    }
    await page.close();
  }
} finally {
  await browser.close();
  await galleries.close();
}

const rows = Object.entries(SHEETS).map(
  ([kind, title]) =>
    `## ${title}\n\n${Object.entries(VIEWS)
      .map(([view, { title: seen }]) => `![${title}. ${seen}](${kind}-${view}.png)`)
      .join('\n\n')}`,
);
const text = `# Every state of the sign-in card

\`npm run screens\` draws these pages anew. Look at them after a change of the card, and before they are committed.

${rows.join('\n\n')}
`;
const file = join(folder, 'README.md');
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
