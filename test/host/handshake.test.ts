import { expect } from '@open-wc/testing/pure';
import { hello, NONCE, portOffer } from '../../src/wire/gadget-handshake.js';
import { fixtureGadget, gadgetPage } from '../fixtures/gadget-fixtures.js';
import { Mounting } from '../fixtures/mounting.js';

describe('the handshake of a gadget’s frame', () => {
  let mountings: Mounting[];
  beforeEach(() => (mountings = []));
  afterEach(() => {
    for (const mounting of mountings) mounting.dispose();
  });

  const mount = (page: string): Mounting => {
    const mounting = new Mounting(fixtureGadget(page));
    mountings.push(mounting);
    return mounting;
  };

  it('runs in a sandbox without an origin, permissions or a referrer', () => {
    const { frame } = mount('silent.html');
    expect([...(frame?.sandbox ?? [])].sort()).to.deep.equal(['allow-forms', 'allow-scripts']);
    expect([frame?.allow, frame?.referrerPolicy, frame?.title]).to.deep.equal(['', 'no-referrer', 'Orders']);
  });

  it('has another nonce for each mount', () => {
    const nonces = [mount('silent.html'), mount('silent.html')].map(({ frame }) => NONCE.exec(frame?.src ?? '')?.[1]);
    expect(new Set(nonces.map((nonce) => nonce?.length ?? 0))).to.deep.equal(new Set([36]));
    expect(new Set(nonces).size).to.equal(2);
  });

  it('ignores the hello of a sibling', async () => {
    const first = mount('silent.html');
    const second = mount('obedient.html');
    await second.vault.next('/opened');
    second.order('say hello');
    await second.failed;
    expect([first.vault.ports, first.failures]).to.deep.equal([0, []]);
  });

  it('ignores a hello that the page posts to itself', async () => {
    const { vault, failures } = mount('silent.html');
    const heard = new Promise((resolve) => {
      addEventListener('message', resolve, { once: true });
    });
    postMessage(hello, '*');
    await heard;
    expect([vault.ports, failures]).to.deep.equal([0, []]);
  });

  it('revokes everything when the frame says hello again', async () => {
    const { vault, failed, order, container } = mount('obedient.html');
    await vault.next('/opened');
    order('say hello');
    expect((await failed).code).to.equal('gadget-navigated');
    expect(container.childElementCount).to.equal(0);
  });

  it('gives no network port to a document that does not know the nonce', async () => {
    const { failed, vault } = mount('by-hand.html?nonce=guessed');
    expect((await failed).code).to.equal('gadget-navigated');
    expect(vault.ports).to.equal(0);
  });

  it('gives no network port for the nonce of another mount', async () => {
    const nonce = NONCE.exec(mount('silent.html').frame?.src ?? '')?.[1] ?? '';
    const { failed, vault } = mount(`by-hand.html?nonce=${nonce}`);
    expect((await failed).code).to.equal('gadget-navigated');
    expect(vault.ports).to.equal(0);
  });

  it('finds out a document that came before the gadget had loaded', async () => {
    const { clock, working, failed, frame } = mount(`by-hand.html?early&leave=${gadgetPage('silent.html')}`);
    const loaded = new Promise((resolve) => frame?.addEventListener('load', resolve, { once: true }));
    await working;
    await loaded;
    await clock.advance(5000);
    expect((await failed).code).to.equal('gadget-navigated');
  });

  it('refuses another version in words that say what to do', async () => {
    const { code, suggestion } = await mount('by-hand.html?version=2').failed;
    expect([code, suggestion.includes('gadget.js')]).to.deep.equal(['protocol-mismatch', true]);
  });

  it('sends the offer to the frame alone', async () => {
    const { vault } = mount('obedient.html');
    const offers: unknown[] = [];
    const note = ({ data }: MessageEvent): void => {
      if ((data as { deskpass?: string } | null)?.deskpass === portOffer.deskpass) offers.push(data);
    };
    addEventListener('message', note);
    await vault.next('/opened');
    removeEventListener('message', note);
    expect(offers).to.be.empty;
  });
});
