import { expect } from '@open-wc/testing/pure';
import { DeskpassGadget } from '../../src/host.js';
import { FakeSession, northwindDesk, sarahsSession } from '../fixtures/fake-session.js';
import { FakeVault } from '../fixtures/fake-vault.js';
import { fixture, html } from '../fixtures/fixture.js';
import { fixtureGadget } from '../fixtures/gadget-fixtures.js';

if (!customElements.get('deskpass-gadget')) customElements.define('deskpass-gadget', DeskpassGadget);

describe('what a gadget in its frame knows of its surroundings', () => {
  const { documentElement: root } = document;
  let vault: FakeVault;

  beforeEach(() => {
    root.lang = 'en';
    root.dir = 'ltr';
    vault = new FakeVault();
  });
  afterEach(() => {
    root.removeAttribute('style');
    root.removeAttribute('dir');
  });

  /** A card with a real frame, whose gadget has reported what it was told. */
  const open = async (): Promise<{ card: DeskpassGadget; told: Record<string, unknown> }> => {
    const session = new FakeSession({ status: 'signed-in', session: sarahsSession(), expiring: false }, northwindDesk);
    session.attach = (_gadget, port) => {
      vault.attach(port);
      return Promise.resolve(null);
    };
    const card = new DeskpassGadget();
    card.gadget = fixtureGadget('obedient.html');
    card.session = session;
    card.context = { customer: { id: 'C-1042' } };
    await fixture(html`<main>${card}</main>`);
    return { card, told: await vault.next('/opened') };
  };

  it('is the page’s language, direction and colours, the context, and what is granted', async () => {
    root.lang = 'de-AT';
    root.dir = 'rtl';
    root.style.colorScheme = 'dark';
    const { told } = await open();
    expect(told).to.deep.equal({
      gadget: 'orders',
      identity: { subject: '', name: 'Sarah Jefferson', username: '' },
      claims: { name: 'Sarah Jefferson' },
      context: { customer: { id: 'C-1042' } },
      locale: 'de-AT',
      direction: 'rtl',
      colorScheme: 'dark',
    });
  });

  it('follows the page’s colours, however they change', async () => {
    root.style.colorScheme = 'light';
    await open();
    root.style.colorScheme = 'dark';
    expect((await vault.next('/surroundings'))['colorScheme']).to.equal('dark');
  });

  it('follows the page’s language', async () => {
    await open();
    root.lang = 'fr';
    expect((await vault.next('/surroundings'))['locale']).to.equal('fr');
  });

  it('follows the language of the part of the page that it stands in', async () => {
    const { card } = await open();
    if (card.parentElement) card.parentElement.lang = 'ar';
    expect((await vault.next('/surroundings'))['locale']).to.equal('ar');
  });

  it('follows the page’s direction', async () => {
    await open();
    root.dir = 'rtl';
    expect((await vault.next('/surroundings'))['direction']).to.equal('rtl');
  });

  it('follows the context', async () => {
    const { card } = await open();
    card.context = { customer: { id: 'C-2077' } };
    expect((await vault.next('/context'))['context']).to.deep.equal({ customer: { id: 'C-2077' } });
  });
});
