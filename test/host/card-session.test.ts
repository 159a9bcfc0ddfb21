import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import type { Identity } from '../../src/core/identity.js';
import { FailureEvent } from '../../src/session/session-events.js';
import { gadgetErrors, type CardScene } from '../fixtures/card-states.js';
import { sarahsSession } from '../fixtures/fake-session.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { buttonOf, mountCard, textOf } from './mount-card.js';

describe('a gadget and the session it runs in', () => {
  const detachedOf = ({ session }: CardScene): readonly (readonly unknown[])[] => session.callsOf('detach');
  const open = ({ loader }: CardScene): MessagePort => {
    const { port1 } = new MessageChannel();
    loader.last.attach(port1);
    loader.last.onWorking();
    return port1;
  };

  it('gives the session the gadget’s network port by the gadget’s id', async () => {
    const scene = await mountCard();
    const port = open(scene);
    expect(scene.session.callsOf('attach')).to.deep.equal([['orders', port]]);
  });

  it('whose vault does not serve the gadget’s port says so on the card, and starts it again when asked', async () => {
    const scene = await mountCard();
    const cause = 'Grant 1 of the gadget "orders" cannot be used: the header x-api-key cannot be granted';
    scene.session.refusal = new DeskpassError('desk-file-invalid', cause);
    open(scene);
    await waitUntil(() => textOf(scene, '.panel strong') === 'Orders cannot be shown');
    scene.session.refusal = null;
    buttonOf(scene, 'Start again').click();
    expect([scene.loader.disposed, scene.loader.mounts.length, detachedOf(scene)]).to.deep.equal([1, 2, [['orders']]]);
  });

  for (const state of ['silent', 'navigated', 'stopped', 'mismatch'] as const) {
    it(`tells the page of a gadget that fails with ${gadgetErrors[state].code}, and which it is`, async () => {
      const scene = await mountCard();
      const told: unknown[] = [];
      scene.session.addEventListener('deskpass-error', (event) => {
        if (event instanceof FailureEvent) told.push([event.error.code, event.error.facts]);
      });
      scene.loader.last.onFailed(gadgetErrors[state]);
      expect(told).to.deep.equal([[gadgetErrors[state].code, { gadget: 'orders' }]]);
    });
  }

  it('takes the port back when the gadget fails', async () => {
    const scene = await mountCard();
    open(scene);
    scene.loader.last.onFailed(gadgetErrors.navigated);
    expect(detachedOf(scene)).to.deep.equal([['orders']]);
  });

  it('takes the port back before the gadget starts again', async () => {
    const scene = await mountCard();
    open(scene);
    scene.card.reload();
    open(scene);
    expect(scene.session.calls.map(({ name }) => name)).to.deep.equal(['attach', 'detach', 'attach']);
  });

  it('takes the port back when the card leaves the page', async () => {
    const scene = await mountCard();
    open(scene);
    scene.card.remove();
    expect([detachedOf(scene).length, scene.loader.disposed]).to.deep.equal([1, 1]);
  });

  it('asks for nothing where the gadget never opened', async () => {
    const scene = await mountCard();
    scene.card.remove();
    expect(scene.session.calls).to.be.empty;
  });

  it('asks nothing of a vault that has failed', async () => {
    const scene = await mountCard();
    open(scene);
    scene.session.become({ status: 'failed', error: gadgetErrors.mismatch });
    expect(detachedOf(scene)).to.be.empty;
  });

  it('takes the gadget away in the very moment the session ends', async () => {
    const scene = await mountCard();
    open(scene);
    scene.session.become({ status: 'signed-out', reason: 'expired', methods: [], error: null });
    expect([scene.loader.disposed, scene.card.place.childElementCount]).to.deep.equal([1, 0]);
  });

  it('starts afresh for another agent, also without a moment in between', async () => {
    const scene = await mountCard();
    open(scene);
    const identity: Identity = { subject: 'b2', name: 'María García', username: 'mgarcia' };
    scene.session.become({ status: 'signed-in', session: sarahsSession({ identity }), expiring: false });
    expect([scene.loader.mounts.length, scene.loader.disposed]).to.deep.equal([2, 1]);
  });

  it('goes on through a renewal and a warning', async () => {
    const scene = await mountCard();
    open(scene);
    scene.session.become({ status: 'signed-in', session: sarahsSession(), expiring: true });
    scene.session.become({ status: 'signed-in', session: sarahsSession(), expiring: false });
    expect([scene.loader.mounts.length, scene.loader.disposed]).to.deep.equal([1, 0]);
  });

  describe('what the gadget learns of the agent', () => {
    const factsFor = async (claims: readonly string[]) => {
      const { loader } = await mountCard(({ card }) => {
        if (card.gadget) card.gadget = { ...card.gadget, claims };
      });
      const { identity, claims: granted } = loader.last.facts();
      return { identity, claims: granted };
    };

    it('is nothing unless the desk file says so', async () => {
      expect(await factsFor([])).to.deep.equal({ identity: null, claims: {} });
    });

    it('is the claims that the desk file names, and of the identity as much', async () => {
      expect(await factsFor(['name'])).to.deep.equal({
        identity: { subject: '', name: 'Sarah Jefferson', username: '' },
        claims: { name: 'Sarah Jefferson' },
      });
    });

    it('is everything that is asked for and there', async () => {
      expect(await factsFor(['sub', 'name', 'preferred_username', 'roles', 'phone_number'])).to.deep.equal({
        identity: { subject: 'a1f4', name: 'Sarah Jefferson', username: 'sjefferson' },
        claims: { sub: 'a1f4', name: 'Sarah Jefferson', preferred_username: 'sjefferson', roles: ['agent'] },
      });
    });

    it('is no property that every object has', async () => {
      expect(await factsFor(['constructor', 'toString', '__proto__'])).to.deep.equal({ identity: null, claims: {} });
    });

    it('is nothing of an agent who came after the one it was mounted for', async () => {
      const { loader, session } = await mountCard();
      const { facts } = loader.last;
      const identity: Identity = { subject: 'b2', name: 'María García', username: 'mgarcia' };
      session.become({ status: 'signed-in', session: sarahsSession({ identity }), expiring: false });
      expect(facts().identity).to.equal(null);
    });
  });

  it('tells the gadget another context', async () => {
    const { card, loader } = await mountCard();
    card.context = { customer: { id: 'C-2077' } };
    await card.updateComplete;
    expect(loader.told.at(-1)).to.deep.equal({ context: { customer: { id: 'C-2077' } } });
  });
});
