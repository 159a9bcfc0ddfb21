import { setTimeout as wait } from 'node:timers/promises';
import type { PageView } from './read-page.js';
import type { Visitor } from './visitor.js';

/** Milliseconds that a page has to show something new. */
const PATIENCE = 20_000;

/** Milliseconds for what was seen a moment ago. The page may have gone on meanwhile: then it is looked at again. */
const MOMENT = 2_000;

export interface WalkOptions {
  /** What belongs into a field. */
  readonly valueOf: (field: PageView['fields'][number]) => string | Promise<string>;
  /** True where the way ends. */
  readonly isEnd: (view: PageView) => boolean;
}

/** The same for as long as nothing but a clock has changed. */
const stepOf = ({ address, text, fields }: PageView): string =>
  [address, text.replace(/\d+/g, '#'), ...fields.map(({ name }) => name)].join('\n');

/** What the page shows, or null while it is being replaced. */
const look = (visitor: Visitor): Promise<PageView | null> => visitor.look().catch(() => null);

/** Fills in what is asked for, and presses the main button if the page has not gone on by itself. */
async function takeStep(visitor: Visitor, { fields }: PageView, valueOf: WalkOptions['valueOf']): Promise<void> {
  for (const field of fields) {
    if (field.type === 'radio' || field.type === 'checkbox') await visitor.choose(field.name, MOMENT);
    else await visitor.fill(field.name, await valueOf(field), MOMENT);
  }
  // A code is sent off when it is complete.
  const main = (await look(visitor))?.main ?? null;
  if (main !== null) await visitor.press(main, MOMENT);
}

/** What `valueOf` has said is said again where a step is tried once more: a code is there to be read only once. */
function remember(valueOf: WalkOptions['valueOf']): (step: string) => WalkOptions['valueOf'] {
  let last = '';
  let said = new Map<string, string>();
  return (step) => {
    if (step !== last) said = new Map();
    last = step;
    return async (field) => {
      const value = said.get(field.name) ?? (await valueOf(field));
      said.set(field.name, value);
      return value;
    };
  };
}

/** Goes on from page to page, in whichever window is in front, until the end. */
export async function walk(visitor: Visitor, { valueOf, isEnd }: WalkOptions): Promise<void> {
  const valuesFor = remember(valueOf);
  let taken = '';
  let seen: PageView | null = null;
  for (let until = performance.now() + PATIENCE; performance.now() < until; await wait(30)) {
    const front = await visitor.front();
    const view = await look(front);
    if (view === null) continue;
    seen = view;
    if (isEnd(view)) return;
    if (view.main === null || stepOf(view) === taken) continue;
    const isTaken = await takeStep(front, view, valuesFor(stepOf(view))).then(
      () => true,
      () => false,
    );
    taken = isTaken ? stepOf(view) : '';
    if (isTaken) until = performance.now() + PATIENCE;
  }
  throw new Error(`The way leads no further: ${JSON.stringify(seen)}`);
}
