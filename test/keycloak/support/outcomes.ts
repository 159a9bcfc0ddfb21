import type { Page } from '@playwright/test';
import type { ActionOutcome, SignedInEvent } from '../../../src/index.js';

/** Where the page notes what it was told, so that it lasts from one document to the next. */
const NOTES = 'outcomes';

/** Has every document of the page note what became of actions, as a page owner's script would. */
export async function watchOutcomes(page: Page): Promise<void> {
  await page.addInitScript((notes) => {
    addEventListener('deskpass-signed-in', (event) => {
      const { action } = event as unknown as Pick<SignedInEvent, 'action'>;
      if (!action) return;
      const before = JSON.parse(sessionStorage.getItem(notes) ?? '[]') as ActionOutcome[];
      sessionStorage.setItem(notes, JSON.stringify([...before, action]));
    });
  }, NOTES);
}

/** What the page was told so far. */
export function outcomesOf(page: Page): Promise<ActionOutcome[]> {
  return page.evaluate((notes) => JSON.parse(sessionStorage.getItem(notes) ?? '[]') as ActionOutcome[], NOTES);
}
