import { expect, type Page } from '@playwright/test';
import type { ActionOutcome, FailureEvent, SignedInEvent } from '../../../src/index.js';

/** Where the page notes what it was told, so that it lasts from one document to the next. */
const NOTES = { outcomes: 'outcomes', failures: 'failures' };

/** Has every document of the page note what became of actions and what failed, as a page owner's script would. */
export async function watchOutcomes(page: Page): Promise<void> {
  await page.addInitScript(({ outcomes, failures }) => {
    const note = (name: string, value: unknown): void => {
      const before = JSON.parse(sessionStorage.getItem(name) ?? '[]') as unknown[];
      sessionStorage.setItem(name, JSON.stringify([...before, value]));
    };
    addEventListener('deskpass-signed-in', (event) => {
      const { action } = event as unknown as Pick<SignedInEvent, 'action'>;
      if (action) note(outcomes, action);
    });
    addEventListener('deskpass-error', (event) => {
      note(failures, (event as unknown as Pick<FailureEvent, 'error'>).error.code);
    });
  }, NOTES);
}

/** The codes of what failed so far. */
export function failuresOf(page: Page): Promise<string[]> {
  return page.evaluate((name) => JSON.parse(sessionStorage.getItem(name) ?? '[]') as string[], NOTES.failures);
}

/** Waits until the page was told this much, however many documents come and go meanwhile. */
export async function waitUntilTold<Note>(
  notesOf: (page: Page) => Promise<Note[]>,
  page: Page,
  notes: readonly Note[],
): Promise<void> {
  await expect(async () => {
    expect(await notesOf(page)).toEqual(notes);
  }).toPass({ timeout: 20_000 });
}

/** What the page was told so far. */
export function outcomesOf(page: Page): Promise<ActionOutcome[]> {
  return page.evaluate((name) => JSON.parse(sessionStorage.getItem(name) ?? '[]') as ActionOutcome[], NOTES.outcomes);
}
