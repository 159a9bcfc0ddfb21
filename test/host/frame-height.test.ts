import { assert, expect } from '@open-wc/testing/pure';
import { FrameHeight, MAX_HEIGHT, MIN_HEIGHT } from '../../src/host/frame-height.js';
import { fixtureGadget } from '../fixtures/gadget-fixtures.js';
import { ManualClock } from '../fixtures/manual-clock.js';
import { Mounting } from '../fixtures/mounting.js';

describe('the height of a frame', () => {
  let clock: ManualClock;
  let applied: number[];
  let height: FrameHeight;
  beforeEach(() => {
    clock = new ManualClock();
    applied = [];
    height = new FrameHeight({ clock, initial: 240, apply: (px) => applied.push(px) });
  });

  const last = (): number | undefined => applied.at(-1);

  it('starts with what the desk file says', () => {
    expect(applied).to.deep.equal([240]);
  });

  it('follows a wish at once', () => {
    height.ask(333);
    expect(last()).to.equal(333);
  });

  it('keeps between the smallest and the largest', async () => {
    height.ask(1);
    await clock.advance(100);
    height.ask(1e9);
    expect(applied).to.deep.equal([240, MIN_HEIGHT, MAX_HEIGHT]);
  });

  for (const wish of [NaN, Infinity, '300', null, undefined, true]) {
    it(`ignores ${String(wish)} of type ${typeof wish}`, () => {
      height.ask(wish);
      expect(applied).to.deep.equal([240]);
    });
  }

  it('takes the wishes of an animation together and ends at the last one', async () => {
    for (let frame = 1; frame <= 30; frame += 1) {
      height.ask(240 + 10 * frame);
      await clock.advance(16);
    }
    await clock.advance(100);
    expect([last(), applied.length]).to.deep.equal([540, 7]);
  });

  /** A gadget of `100vh + 10px`: every change is answered by another wish. */
  const growFor = async (ms: number): Promise<void> => {
    for (let at = 0; at < ms; at += 100) {
      height.ask((last() ?? 0) + 10);
      await clock.advance(100);
    }
  };

  it('stops following a gadget that grows for ever', async () => {
    await growFor(60_000);
    expect(last()).to.equal(240 + 12 * 10);
  });

  it('follows it again when it shrinks', async () => {
    await growFor(2000);
    height.ask(200);
    await clock.advance(100);
    height.ask(300);
    expect(last()).to.equal(300);
  });

  it('follows it again after five quiet seconds', async () => {
    await growFor(2000);
    await clock.advance(5100);
    height.ask(700);
    expect(last()).to.equal(700);
  });

  it('follows it again when its width has changed', async () => {
    await growFor(2000);
    height.ask(900);
    height.forgive();
    expect(last()).to.equal(900);
  });

  it('is that of the content in a real frame', async () => {
    const mounting = new Mounting(fixtureGadget('obedient.html'));
    await mounting.vault.next('/opened');
    const resized = new Promise<void>((resolve) => {
      new ResizeObserver((_entries, observer) => {
        if (mounting.frame?.clientHeight !== 432) return;
        observer.disconnect();
        resolve();
      }).observe(mounting.frame ?? assert.fail('no frame'));
    });
    mounting.order('be high', '432px');
    // The first wish came when the gadget opened: the next one waits for its turn.
    await mounting.vault.next('/context');
    await clockUntil(mounting, resized);
    expect(mounting.frame?.style.blockSize).to.equal('432px');
    mounting.dispose();
  });

  /** Lets the mounting's time pass until something has happened. */
  async function clockUntil(mounting: Mounting, happened: Promise<void>): Promise<void> {
    let isDone = false;
    void happened.then(() => (isDone = true));
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set above, when the promise resolves
    while (!isDone) {
      await mounting.clock.advance(10);
      await new Promise(requestAnimationFrame);
    }
  }
});
