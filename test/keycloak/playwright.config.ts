/** The bundle in Chromium, signing in at a real Keycloak. `DESKPASS_KEYCLOAK=old` takes the one that sites still run. */
import { defineConfig } from '@playwright/test';
import { hasDirectory } from '../../demo/keycloak/has-directory.js';
import { findBrowser } from '../support/browsers.js';
import type { BrowserOptions } from './support/test.js';

export default defineConfig<object, BrowserOptions>({
  testDir: '.',
  // Where there is none, the closing line of the run says so.
  testIgnore: hasDirectory() ? [] : ['directory.spec.ts'],
  outputDir: '../../test-results',
  globalSetup: './support/global-setup.ts',
  use: { program: findBrowser('chromium') ?? '', actionTimeout: 20_000, navigationTimeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // What passes the second time is named at the end.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
});
