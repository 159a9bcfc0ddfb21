import { expect } from '@open-wc/testing/pure';
import type { DeskGadget } from '../../src/core/desk.js';
import { DeskpassError } from '../../src/core/errors.js';
import type { GadgetLoader, Mount, MountOptions } from '../../src/host/gadget-loader.js';
import { FakeVault } from '../fixtures/fake-vault.js';
import { fixtureFacts, gadgetPage } from '../fixtures/gadget-fixtures.js';
import { ManualClock } from '../fixtures/manual-clock.js';

/** Gadgets of one kind, by how they behave. */
export interface LoaderGadgets {
  /** Reports to the vault what it is told and does what its context says; see `obedient.ts`. */
  readonly obedient: DeskGadget;
  /** Never opens. */
  readonly silent: DeskGadget;
  /** Opens and leaves heartbeats unanswered. */
  readonly deaf: DeskGadget;
  /** One that this loader must not load. */
  readonly forbidden: DeskGadget;
}

/** What every loader promises; see `GadgetLoader`. */
export function describeGadgetLoader(name: string, create: () => GadgetLoader, gadgets: LoaderGadgets): void {
  describe(`gadget loader contract: ${name}`, () => {
    let clock: ManualClock;
    let vault: FakeVault;
    let container: HTMLElement;
    let ended: Promise<DeskpassError>;
    let working: Promise<unknown>;
    let calls: string[];
    let mounts: Mount[];

    beforeEach(() => {
      clock = new ManualClock();
      vault = new FakeVault();
      container = document.createElement('div');
      document.body.append(container);
      calls = [];
      mounts = [];
    });
    afterEach(() => {
      for (const mount of mounts) mount.dispose();
      container.remove();
    });

    const load = (gadget: DeskGadget, changes: Partial<MountOptions> = {}): Mount => {
      const failing = Promise.withResolvers<DeskpassError>();
      const opening = Promise.withResolvers<undefined>();
      ended = failing.promise;
      working = opening.promise;
      const mount = create().load({
        gadget,
        container,
        facts: () => fixtureFacts,
        attach: vault.attach,
        clock,
        onWorking: () => {
          calls.push('working');
          opening.resolve(undefined);
        },
        onFailed: (error) => {
          calls.push(error.code);
          failing.resolve(error);
        },
        ...changes,
      });
      mounts.push(mount);
      return mount;
    };

    it('tells the gadget what the desk lets it know, and nothing else', async () => {
      load(gadgets.obedient);
      expect(await vault.next('/opened')).to.deep.equal(fixtureFacts);
    });

    it('says once that the gadget works', async () => {
      load(gadgets.obedient);
      await vault.next('/opened');
      expect(calls).to.deep.equal(['working']);
    });

    it('gives the vault one end of one network port', async () => {
      load(gadgets.obedient);
      await vault.next('/opened');
      expect(vault.ports).to.equal(1);
    });

    it('passes on another context', async () => {
      const mount = load(gadgets.obedient);
      await vault.next('/opened');
      mount.tell('context', { context: { customer: 'C-2077' } });
      expect((await vault.next('/context'))['context']).to.deep.equal({ customer: 'C-2077' });
    });

    it('passes on other surroundings', async () => {
      const mount = load(gadgets.obedient);
      await vault.next('/opened');
      mount.tell('surroundings', { locale: 'ar', direction: 'rtl', colorScheme: 'light' });
      const { locale, direction, colorScheme } = await vault.next('/surroundings');
      expect([locale, direction, colorScheme]).to.deep.equal(['ar', 'rtl', 'light']);
    });

    it('refuses a gadget it may not load, by an error and without a trace', () => {
      expect(() => load(gadgets.forbidden))
        .to.throw(DeskpassError)
        .with.property('code', 'desk-file-invalid');
      expect([container.childElementCount, clock.timers]).to.deep.equal([0, 0]);
    });

    it('fails with gadget-silent after ten seconds without an opening', async () => {
      load(gadgets.silent);
      await clock.advance(9_999);
      expect(calls).to.be.empty;
      await clock.advance(1);
      const { code, suggestion } = await ended;
      expect([code, suggestion === '']).to.deep.equal(['gadget-silent', false]);
    });

    it('fails with gadget-navigated when the gadget leaves its page', async () => {
      const mount = load(gadgets.obedient);
      await vault.next('/opened');
      mount.tell('context', { context: { do: 'leave', value: gadgetPage('silent.html') } });
      expect((await ended).code).to.equal('gadget-navigated');
      expect([container.childElementCount, calls]).to.deep.equal([0, ['working', 'gadget-navigated']]);
    });

    it('fails with gadget-stopped after three heartbeats without an answer', async () => {
      load(gadgets.deaf);
      await working;
      await clock.advance(19_999);
      expect(calls).to.deep.equal(['working']);
      await clock.advance(1);
      expect((await ended).code).to.equal('gadget-stopped');
    });

    it('counts no heartbeat while nobody sees the page', async () => {
      load(gadgets.deaf);
      await working;
      Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      try {
        await clock.advance(600_000);
      } finally {
        Reflect.deleteProperty(document, 'hidden');
      }
      expect(calls).to.deep.equal(['working']);
    });

    it('lets a gadget work that answers its heartbeats', async () => {
      const mount = load(gadgets.obedient);
      await vault.next('/opened');
      for (let beat = 0; beat < 8; beat += 1) {
        await clock.advance(5000);
        // A way there and back, so that the heartbeat before it was answered as well.
        mount.tell('context', { context: { beat } });
        await vault.next('/context');
      }
      expect(calls).to.deep.equal(['working']);
    });

    it('takes everything away when it is disposed of, and says nothing any more', async () => {
      const mount = load(gadgets.deaf);
      await working;
      mount.dispose();
      await clock.advance(60_000);
      expect([container.childElementCount, clock.timers, calls]).to.deep.equal([0, 0, ['working']]);
    });

    it('keeps a gadget going while another one fails', async () => {
      const other = new FakeVault();
      const place = document.createElement('div');
      container.append(place);
      const lasting = load(gadgets.obedient, { attach: other.attach, container: place });
      await other.next('/opened');
      const leaving = load(gadgets.obedient);
      await vault.next('/opened');
      leaving.tell('context', { context: { do: 'leave', value: gadgetPage('silent.html') } });
      await ended;
      lasting.tell('context', { context: { still: 'there' } });
      expect((await other.next('/context'))['context']).to.deep.equal({ still: 'there' });
    });
  });
}
