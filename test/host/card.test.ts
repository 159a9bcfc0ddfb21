import { expect } from '@open-wc/testing/pure';
import { RequestEvent } from '../../src/session/session-events.js';
import { cardStates, forbiddenRecord, gadgetErrors, refusedRecord, type CardScene } from '../fixtures/card-states.js';
import { sarahsSession } from '../fixtures/fake-session.js';
import { buttonOf, mountCard, textOf } from './mount-card.js';

describe('a gadget’s card', () => {
  const enter = async (state: string, change?: (scene: CardScene) => void): Promise<CardScene> => {
    const scene = await mountCard(change);
    await cardStates[state]?.(scene);
    await scene.card.updateComplete;
    return scene;
  };
  const statusOf = (scene: CardScene): string => textOf(scene, '[role=status]');

  describe('the desk’s own words around it', () => {
    it('name the gadget and the host it comes from', async () => {
      const scene = await enter('working');
      expect([textOf(scene, '[role=heading]'), textOf(scene, '.origin')]).to.deep.equal([
        'Orders',
        'gadgets.northwind.example',
      ]);
    });

    it('have the level of the page’s outline', async () => {
      const scene = await enter('working', ({ card }) => (card.headingLevel = 4));
      expect(scene.card.shadowRoot?.querySelector('[role=heading]')?.getAttribute('aria-level')).to.equal('4');
    });

    it('say that the gadget is on its way to whoever cannot see it', async () => {
      const { card, loader } = await enter('loading');
      expect(card.shadowRoot?.querySelector('.stage')?.getAttribute('aria-busy')).to.equal('true');
      loader.last.onWorking();
      await card.updateComplete;
      expect(card.shadowRoot?.querySelector('.stage')?.getAttribute('aria-busy')).to.equal('false');
    });

    for (const [state, sentence] of Object.entries({
      silent: 'Orders does not start',
      navigated: 'Orders left its page',
      restarting: 'Orders stopped answering',
      failed: 'Orders cannot be shown',
    })) {
      it(`are read out when it is ${state}`, async () => {
        expect(statusOf(await enter(state))).to.equal(sentence);
      });
    }

    it('give support the code and the cause', async () => {
      const scene = await enter('silent');
      scene.card.shadowRoot?.querySelector('details')?.setAttribute('open', '');
      expect(textOf(scene, 'details')).to.contain('gadget-silent').and.to.contain(gadgetErrors.silent.suggestion);
    });
  });

  describe('starting again', () => {
    it('happens by the menu', async () => {
      const scene = await enter('working');
      buttonOf(scene, 'Orders menu').click();
      await scene.card.updateComplete;
      buttonOf(scene, 'Reload').click();
      expect([scene.loader.mounts.length, scene.loader.disposed]).to.deep.equal([2, 1]);
    });

    it('happens by the button of a gadget that does not start', async () => {
      const scene = await enter('silent');
      buttonOf(scene, 'Start again').click();
      expect(scene.loader.mounts).to.have.length(2);
    });

    it('happens by itself after one, four and sixteen seconds, then no more', async () => {
      const { loader, clock } = await enter('working');
      const waits: number[] = [];
      for (let restart = 0; restart < 3; restart += 1) {
        loader.last.onFailed(gadgetErrors.stopped);
        waits.push(clock.next);
        await clock.advance(clock.next);
        loader.last.onWorking();
      }
      loader.last.onFailed(gadgetErrors.stopped);
      await clock.advance(3_600_000);
      expect([waits, loader.mounts.length]).to.deep.equal([[1000, 4000, 16_000], 4]);
    });

    it('is counted anew for a gadget that worked for a minute', async () => {
      const { loader, clock } = await enter('working');
      loader.last.onFailed(gadgetErrors.stopped);
      await clock.advance(1000);
      loader.last.onWorking();
      await clock.advance(60_000);
      loader.last.onFailed(gadgetErrors.stopped);
      expect(clock.next).to.equal(1000);
    });

    it('says in how many seconds', async () => {
      expect(textOf(await enter('restarting'), '.panel p')).to.contain('in 1 second.');
    });

    it('can be had at once', async () => {
      const scene = await enter('restarting');
      buttonOf(scene, 'Restart now').click();
      await scene.clock.advance(60_000);
      expect(scene.loader.mounts).to.have.length(2);
    });
  });

  describe('a request that was refused', () => {
    const refused = async (changes: Parameters<typeof refusedRecord>[0] = {}): Promise<CardScene> => {
      const scene = await enter('working');
      scene.session.dispatchEvent(new RequestEvent(refusedRecord(changes)));
      await scene.card.updateComplete;
      return scene;
    };
    const noticeOf = (scene: CardScene): string => textOf(scene, '.notice');

    it('is said on the card, and the gadget goes on', async () => {
      const scene = await refused();
      expect(noticeOf(scene)).to.contain('A request was refused');
      expect([scene.loader.disposed, scene.card.place.innerText.trim()]).to.deep.equal([0, 'The gadget']);
    });

    it('is named without query values', async () => {
      expect(textOf(await refused(), '.notice code')).to.equal('PUT billing.example/v1/invoices/88: rule “method”');
    });

    for (const [rule, sentence] of Object.entries({
      method: 'Orders may read at billing.example, not change anything.',
      path: 'Orders may not use this part of billing.example.',
      origin: 'Orders may not use billing.example.',
      'sign-in-origin': 'Orders may not use the sign-in service.',
      encoding: 'Orders asked for an address that cannot be trusted.',
      constructor: 'Orders may not do this.',
    })) {
      it(`has a sentence for the rule ${rule}`, async () => {
        expect(noticeOf(await refused({ rule }))).to.contain(sentence);
      });
    }

    it('of another gadget is not said here', async () => {
      expect(noticeOf(await refused({ gadget: 'billing' }))).to.equal('');
    });

    it('that is put away does not come back for the same request', async () => {
      const scene = await refused();
      buttonOf(scene, 'Dismiss').click();
      scene.session.dispatchEvent(new RequestEvent(refusedRecord()));
      await scene.card.updateComplete;
      expect(noticeOf(scene)).to.equal('');
    });

    it('that is put away comes back for another one', async () => {
      const scene = await refused();
      buttonOf(scene, 'Dismiss').click();
      scene.session.dispatchEvent(new RequestEvent(refusedRecord({ rule: 'path' })));
      await scene.card.updateComplete;
      expect(noticeOf(scene)).to.contain('this part of');
    });

    it('is forgotten when the gadget starts again', async () => {
      const scene = await refused();
      scene.card.reload();
      await scene.card.updateComplete;
      expect(noticeOf(scene)).to.equal('');
    });
  });

  it('names the permission that an account lacks', async () => {
    const scene = await enter('working');
    scene.session.dispatchEvent(new RequestEvent(forbiddenRecord()));
    await scene.card.updateComplete;
    expect(textOf(scene, '.notice')).to.contain('orders:write').and.to.contain('your team lead');
  });

  it('names every permission that an account lacks', async () => {
    const scene = await enter('working');
    const record = { ...forbiddenRecord(), missingScope: 'orders:write orders:admin' };
    scene.session.dispatchEvent(new RequestEvent(record));
    await scene.card.updateComplete;
    expect(textOf(scene, '.notice')).to.contain('these permissions: orders:write, orders:admin.');
  });

  it('says nothing of a request that went well', async () => {
    const scene = await enter('working');
    scene.session.dispatchEvent(new RequestEvent(refusedRecord({ outcome: 'answered', status: 200, rule: '1' })));
    await scene.card.updateComplete;
    expect(textOf(scene, '.notice')).to.equal('');
  });

  it('does not run a gadget while nobody is signed in', async () => {
    const scene = await mountCard(({ session }) => (session.state = { status: 'starting' }));
    expect([scene.loader.mounts.length, textOf(scene, '.panel strong')]).to.deep.equal([0, 'Sign in to use Orders']);
  });

  it('runs it as soon as an agent is', async () => {
    const scene = await mountCard(({ session }) => (session.state = { status: 'starting' }));
    scene.session.become({ status: 'signed-in', session: sarahsSession(), expiring: false });
    expect(scene.loader.mounts).to.have.length(1);
  });
});
