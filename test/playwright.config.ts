/**
 * The bundle in whole browsers, over the demo's real origins. One project for each browser that this machine has;
 * Chromium twice, since whether a frame of another site gets its cookies decides much of what signing in can do.
 */
import { defineConfig, type Project } from '@playwright/test';
import type { EngineOptions } from './e2e/support/test.js';
import { findBrowser } from './support/browsers.js';

const chromium = findBrowser('chromium');
const firefox = findBrowser('firefox');
const webkit = findBrowser('webkit');

/** What runs in every engine and with either answer to the question of cookies. */
const everywhere = /everywhere\/.*\.spec\.ts$/;

/** The ways into simulated systems, and what comes after: in every engine, once. */
const ways = /(ways|identity-change)\.spec\.ts$/;

const projects: Project<object, EngineOptions>[] = [];
if (chromium) {
  const use = { engine: 'chromium', program: chromium } as const;
  projects.push(
    { name: 'chromium', use: { ...use, thirdPartyCookies: true } },
    {
      name: 'chromium without third-party cookies',
      testMatch: [everywhere, /cookies\.spec\.ts$/],
      use: { ...use, thirdPartyCookies: false },
    },
  );
}
if (firefox)
  projects.push({ name: 'firefox', testMatch: [everywhere, ways], use: { engine: 'firefox', program: firefox } });
if (webkit)
  projects.push({ name: 'webkit', testMatch: [everywhere, ways], use: { engine: 'webkit', program: webkit } });

export default defineConfig<object, EngineOptions>({
  testDir: 'e2e',
  outputDir: '../test-results',
  projects,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // What passes the second time is named at the end.
  retries: process.env['CI'] ? 1 : 0,
  // The first journey of a project starts its browser, too.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 15_000, navigationTimeout: 15_000 },
});
