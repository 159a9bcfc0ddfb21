import type { Locator, Page } from '@playwright/test';
import { readFocus, type Focus } from './read-focus.js';
import { readPage, type PageView } from './read-page.js';
import type { Patience, Visitor } from './visitor.js';

/** A visitor in a browser that Playwright drives. */
export class PlaywrightVisitor implements Visitor {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  async reload(): Promise<void> {
    // A page that leaves again before it has loaded confuses Firefox's driver.
    await this.#page.reload({ waitUntil: 'commit' });
  }

  look(): Promise<PageView> {
    return this.#page.evaluate(readPage);
  }

  async press(button: RegExp | string, timeout?: Patience): Promise<void> {
    await this.#page.getByRole('button', { name: button, exact: true }).first().click(timeoutOf(timeout));
  }

  async fill(name: string, text: string, timeout?: Patience): Promise<void> {
    await this.#named(name).first().fill(text, timeoutOf(timeout));
  }

  async choose(name: string, timeout?: Patience): Promise<void> {
    await this.#named(name).last().check(timeoutOf(timeout));
  }

  async keys(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  focus(): Promise<Focus> {
    return this.#page.evaluate(readFocus);
  }

  async sees(text: string): Promise<void> {
    await this.#page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async seesInGadget(title: string, text: string): Promise<void> {
    const frame = this.#page.frameLocator(`iframe[title="${title}"]`);
    await frame.getByText(text).filter({ visible: true }).first().waitFor();
  }

  address(): Promise<string> {
    return Promise.resolve(this.#page.url());
  }

  async another(): Promise<Visitor> {
    return new PlaywrightVisitor(await this.#page.context().newPage());
  }

  front(): Promise<Visitor> {
    const page = this.#page.context().pages().at(-1);
    return Promise.resolve(page ? new PlaywrightVisitor(page) : this);
  }

  #named(name: string): Locator {
    return this.#page.locator(`[name="${name}"]`).filter({ visible: true });
  }
}

/** Playwright has a default of its own. */
const timeoutOf = (timeout?: Patience): { timeout?: number } => (timeout === undefined ? {} : { timeout });
