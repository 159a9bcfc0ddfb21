import { setTimeout as wait } from 'node:timers/promises';
import { startWebKit } from '../../support/webdriver.js';
import { readFocus, type Focus } from './read-focus.js';
import { readPage, type PageView } from './read-page.js';
import type { Patience, Visitor } from './visitor.js';

/** The name WebDriver gives to a reference to an element (W3C WebDriver §12.1). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
type ElementReference = Readonly<Record<typeof ELEMENT, string>>;

type Driver = Awaited<ReturnType<typeof startWebKit>>;

/** Milliseconds to wait for something on a page. */
const PATIENCE = 15_000;

/** In the page: every element that is shown, shadow roots included, that `accepts` says is the one. */
const FIND = `
  const [what, pattern, which] = arguments;
  const text = new RegExp(pattern);
  const accepts = {
    button: (element) => element.matches('button') && text.test(element.textContent.replace(/\\s+/g, ' ').trim()),
    field: (element) => element.matches('input, textarea') && text.test(element.name),
    frame: (element) => element.matches('iframe') && text.test(element.title),
    text: (element) => text.test(element.textContent.replace(/\\s+/g, ' ')),
  };
  const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const found = all(document).filter((e) => !e.matches('script, style, template') && accepts[what](e) && e.checkVisibility());
  return found.at(which) ?? null;
`;

/** Keys without a character of their own, as WebDriver spells them (W3C WebDriver §17.4.2). */
const KEYS: Readonly<Record<string, string>> = { Tab: '\uE004', Enter: '\uE007', Shift: '\uE008' };
const keyCode = (key: string): string => KEYS[key] ?? key;

interface FindOptions {
  readonly which?: 0 | -1;
  readonly call?: Driver['call'];
}

/** One tab of WebKitGTK. Commands go to the session's current window, so each says first which one it means. */
class WebKitVisitor implements Visitor {
  readonly #driver: Driver;
  readonly #window: string;

  constructor(driver: Driver, window: string) {
    this.#driver = driver;
    this.#window = window;
  }

  async open(url: string): Promise<void> {
    await this.#call('POST', '/url', { url });
  }

  async reload(): Promise<void> {
    await this.#call('POST', '/refresh', {});
  }

  look(): Promise<PageView> {
    return this.#call('POST', '/execute/sync', { script: `return (${readPage.toString()})()`, args: [] });
  }

  async press(button: RegExp | string, patience?: Patience): Promise<void> {
    const label = typeof button === 'string' ? whole(button) : button;
    // It may be found while it still moves, or just before the page goes.
    await untilDone(
      `press ${String(label)}`,
      async () => {
        const id = await this.#find('button', label);
        await this.#call('POST', `/element/${id}/click`, {});
      },
      patience,
    );
  }

  async fill(name: string, text: string, patience?: Patience): Promise<void> {
    await untilDone(
      `fill ${name}`,
      async () => {
        const id = await this.#find('field', whole(name));
        const before: string = await this.#call('GET', `/element/${id}/property/value`);
        if (before !== '') await this.#call('POST', `/element/${id}/clear`, {});
        await this.#call('POST', `/element/${id}/value`, { text });
      },
      patience,
    );
  }

  async choose(name: string, patience?: Patience): Promise<void> {
    await untilDone(
      `choose ${name}`,
      async () => {
        const id = await this.#find('field', whole(name), { which: -1 });
        const isChosen: boolean = await this.#call('GET', `/element/${id}/selected`);
        if (!isChosen) await this.#call('POST', `/element/${id}/click`, {});
      },
      patience,
    );
  }

  async keys(keys: readonly string[]): Promise<void> {
    const strokes = keys.flatMap((key) => {
      const [last, ...held] = key.split('+').reverse().map(keyCode);
      return [
        ...held.map((value) => ({ type: 'keyDown', value })),
        { type: 'keyDown', value: last },
        { type: 'keyUp', value: last },
        ...held.map((value) => ({ type: 'keyUp', value })),
      ];
    });
    await this.#call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: strokes }] });
  }

  focus(): Promise<Focus> {
    return this.#call('POST', '/execute/sync', { script: `return (${readFocus.toString()})()`, args: [] });
  }

  async sees(text: string): Promise<void> {
    await untilDone(`see ${text}`, () => this.#find('text', literal(text), { which: -1 }));
  }

  async seesInGadget(title: string, text: string): Promise<void> {
    await untilDone(`see ${text} in ${title}`, async () => {
      const id = await this.#find('frame', whole(title));
      await this.#call('POST', '/frame', { id: { [ELEMENT]: id } });
      try {
        await this.#find('text', literal(text), { which: -1, call: this.#driver.call.bind(this.#driver) });
      } finally {
        await this.#driver.call('POST', '/frame', { id: null });
      }
    });
  }

  address(): Promise<string> {
    return this.#call('GET', '/url');
  }

  async another(): Promise<Visitor> {
    const { handle } = await this.#call<{ handle: string }>('POST', '/window/new', { type: 'tab' });
    return new WebKitVisitor(this.#driver, handle);
  }

  async front(): Promise<Visitor> {
    const handles = (await this.#driver.call('GET', '/window/handles')) as string[];
    return new WebKitVisitor(this.#driver, handles.find((handle) => handle !== this.#window) ?? this.#window);
  }

  async #call<Value>(method: string, path: string, body?: unknown): Promise<Value> {
    await this.#driver.call('POST', '/window', { handle: this.#window });
    return this.#driver.call(method, path, body) as Promise<Value>;
  }

  /** Resolves with the id of the element, the first or the last one, in the frame that `call` speaks to. */
  async #find(
    what: string,
    text: RegExp,
    { which = 0, call = this.#call.bind(this) }: FindOptions = {},
  ): Promise<string> {
    const found: unknown = await call('POST', '/execute/sync', { script: FIND, args: [what, text.source, which] });
    if (found === null) throw new Error(`There is no ${what} ${String(text)}`);
    return (found as ElementReference)[ELEMENT];
  }
}

const literal = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

const whole = (text: string): RegExp => new RegExp(`^${literal(text).source}$`);

/** Tries until it is done; a page that is being replaced refuses for a while. */
async function untilDone(what: string, attempt: () => Promise<unknown>, patience: Patience = PATIENCE): Promise<void> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (cause) {
      if (performance.now() > until) throw new Error(`Could not ${what} in ${patience / 1000} s`, { cause });
      await wait(50);
    }
  }
}

/** Starts WebKitGTK with an empty profile. */
export async function startWebKitVisitor(
  program: string,
  { takesAllCookies }: { readonly takesAllCookies: boolean },
): Promise<{ visitor: Visitor; stop: () => Promise<void> }> {
  const driver = await startWebKit(program, takesAllCookies ? { args: ['--cookies-policy=always'] } : {});
  const window = (await driver.call('GET', '/window')) as string;
  return { visitor: new WebKitVisitor(driver, window), stop: () => driver.stop() };
}
