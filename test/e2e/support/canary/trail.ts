import type { BrowserContext, Frame } from '@playwright/test';
import type { Exchange } from '../wire-tap.js';
import { dumpDocument, dumpStorage } from './dump.js';
import { installRecorder } from './recorder.js';
import { marksOf, secretsIn, type Secret } from './secrets.js';

/** Something that could be seen outside the vault. */
interface Sighting {
  readonly place: string;
  readonly text: string;
}

export interface Leak {
  readonly place: string;
  readonly secret: Secret['name'];
}

export interface TrailOptions {
  readonly context: BrowserContext;
  readonly exchanges: readonly Exchange[];
  /** Ports of the servers that get no credential at all: the desk's and the gadgets'. */
  readonly bare: readonly number[];
}

/** All that a run leaves outside the vault, from the moment it is followed. */
export class Trail {
  readonly #options: TrailOptions;
  #sightings: Sighting[] = [];
  /** How many exchanges belong to what is forgotten. */
  #passed = 0;

  private constructor(options: TrailOptions) {
    this.#options = options;
  }

  static async follow(options: TrailOptions): Promise<Trail> {
    const { context } = options;
    const trail = new Trail(options);
    await context.exposeFunction('noteSeen', (place: string, text: string) => {
      trail.note(place, text);
    });
    await context.addInitScript(installRecorder);
    context.on('console', (message) => {
      trail.note('console', `${message.text()} ${message.location().url}`);
    });
    context.on('weberror', (failure) => {
      const { message, stack = '' } = failure.error();
      trail.note('error', `${message} ${stack}`);
    });
    context.on('request', (request) => {
      trail.note('address', request.url());
    });
    return trail;
  }

  note(place: string, text: string): void {
    this.#sightings.push({ place, text });
  }

  /** The places in which something was seen at all. */
  get places(): ReadonlySet<string> {
    return new Set(this.#sightings.map(({ place }) => place));
  }

  /** Starts afresh with nothing seen. The secrets stay known. */
  forget(): void {
    this.#sightings = [];
    this.#passed = this.#options.exchanges.length;
  }

  /** Reads what lies in every page and frame, and in the storage of every page's origin. */
  async look(): Promise<void> {
    const { context } = this.#options;
    for (const page of context.pages()) {
      for (const frame of page.frames()) await this.#read(frame, page.mainFrame() === frame);
    }
    for (const cookie of await context.cookies()) this.note('cookies', JSON.stringify(cookie));
  }

  async #read(frame: Frame, isPage: boolean): Promise<void> {
    if (!frame.url().startsWith('http')) return;
    const kept = isPage ? await frame.evaluate(dumpStorage) : [];
    for (const [place, text] of [...(await frame.evaluate(dumpDocument)), ...kept]) this.note(place, text);
  }

  /** Where a secret was seen, each place and kind of secret once. */
  leaks(): Leak[] {
    const secrets = secretsIn(this.#options.exchanges).map((secret) => ({ secret, marks: marksOf(secret) }));
    const sightings = [...this.#sightings, ...this.#requests()];
    const found = sightings.flatMap(({ place, text }) =>
      secrets
        .filter(({ marks }) => marks.some((mark) => text.includes(mark)))
        .map(({ secret }): Leak => ({ place, secret: secret.name })),
    );
    return [...new Map(found.map((leak) => [`${leak.place} ${leak.secret}`, leak])).values()];
  }

  /** What servers were sent: addresses and referrers everywhere, all of a request where no credential belongs. */
  #requests(): Sighting[] {
    const { exchanges, bare } = this.#options;
    return exchanges.slice(this.#passed).flatMap(({ port, url, requestHeaders, requestBody }) => {
      const { referer = '', cookie = '' } = requestHeaders;
      const address = { place: 'address', text: `${decodeURIComponent(url)} ${url} ${referer}` };
      const whole = { place: 'request', text: `${JSON.stringify(requestHeaders)} ${String(requestBody)}` };
      return bare.includes(port) ? [address, whole] : [address, { place: 'cookies', text: cookie }];
    });
  }
}
