import type { Page } from '@playwright/test';
import type { Visitor } from './visitor.js';

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
    await this.#page.reload();
  }

  async press(button: RegExp): Promise<void> {
    await this.#page.getByRole('button', { name: button }).first().click();
  }

  async fill(name: string, text: string): Promise<void> {
    await this.#page.locator(`[name="${name}"]`).fill(text);
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
}
