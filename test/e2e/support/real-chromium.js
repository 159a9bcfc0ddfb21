/**
 * Chromium as an agent has it. A browser that Playwright launches itself does not partition storage by site
 * (`--disable-features=ThirdPartyStoragePartitioning`) and a profile without preferences blocks third-party cookies
 * on one system and allows them on another, so a test that depends on either would prove nothing.
 *
 * 1. A fresh profile with the wanted cookie preference is written.
 * 2. Chromium is started on it and says on its standard error where it listens.
 * 3. Playwright connects over CDP.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

const SWITCHES = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

/**
 * @param {object} options
 * @param {string} options.program
 * @param {boolean} options.thirdPartyCookies whether a frame of another site gets its cookies
 * @param {string[]} [options.args]
 */
export async function realChromium({ program, thirdPartyCookies, args = [] }) {
  const folder = await mkdtemp(join(tmpdir(), 'deskpass-chromium-'));
  const preferences = {
    profile: { block_third_party_cookies: !thirdPartyCookies, cookie_controls_mode: thirdPartyCookies ? 0 : 1 },
  };
  await mkdir(join(folder, 'Default'));
  await writeFile(join(folder, 'Default/Preferences'), JSON.stringify(preferences));

  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...SWITCHES, ...asRoot, ...args, `--user-data-dir=${folder}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const browser = await chromium.connectOverCDP(await listeningAddress(child));
  return {
    browser,
    /**
     * @param {(profile: string) => Promise<void>} [inspect] looks at what Chromium has written to the disk
     */
    close: async (inspect = async () => undefined) => {
      const gone = once(child, 'exit');
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await gone;
      await inspect(folder).finally(() =>
        rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
      );
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function listeningAddress(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium ended before it listened: ${said}`)));
    child.stderr?.on('data', (part) => {
      said += part;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}
