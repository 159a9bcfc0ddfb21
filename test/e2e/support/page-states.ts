import type { Page } from '@playwright/test';
import { enterPassword, openDesk, pressSignIn, signIn } from './agent.js';
import type { Demo } from './test.js';

/** What the whole page looks like at one point of an agent's day, and how it gets there. */
export interface PageState {
  readonly name: string;
  readonly reach: (page: Page, demo: Demo) => Promise<void>;
}

const SARAH = '5d0c1f0e-6f0b-4a43-9a55-3f6a1c0d9e11';

export const pageStates: readonly PageState[] = [
  {
    name: 'sign-in',
    reach: async (page, { urls }) => {
      await openDesk(page, urls.desk);
      await page.getByRole('button', { name: 'Continue with Northwind SSO' }).waitFor();
    },
  },
  {
    name: 'signed-in',
    reach: async (page, { urls }) => {
      await openDesk(page, urls.desk);
      await signIn(page);
      await page.frameLocator('iframe[title="Orders"]').getByText('NW-20841').first().waitFor();
      await page.frameLocator('iframe[title="About you"]').getByText('sarah.jefferson@northwind.example').waitFor();
    },
  },
  {
    name: 'expired',
    reach: async (page, demo) => {
      demo.provider.settings.accessTokenTtl = 4;
      await openDesk(page, demo.urls.desk);
      await signIn(page);
      demo.provider.revokeAll(SARAH);
      await page.getByText('Your session has ended.').first().waitFor();
    },
  },
  {
    name: 'desk not loaded',
    reach: async (page, { urls }) => {
      await page.route(/\/define-board-/, (route) => route.abort());
      await openDesk(page, urls.desk);
      await pressSignIn(page);
      await enterPassword(page);
      await page.getByText('Your desk could not be loaded').first().waitFor();
    },
  },
  {
    name: 'provider down',
    reach: async (page, { provider, urls }) => {
      provider.outage(true);
      await openDesk(page, urls.desk);
      await page.getByText('The sign-in service does not answer.').first().waitFor();
    },
  },
];
