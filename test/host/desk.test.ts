import { expect } from '@open-wc/testing/pure';
import type { DeskpassDesk } from '../../src/host/deskpass-desk.js';
import { StateChangeEvent, type FailureEvent } from '../../src/session/session-events.js';
import { fixture, html } from '../fixtures/fixture.js';
import { nextFrame } from '../fixtures/next-frame.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { clickOn } from '../support/commands.js';
import { boardOf, buttonOf, deskWith, mountDesk, signedIn, signedOut } from './mount-desk.js';

describe('<deskpass-desk>', () => {
  const loginOf = (element: DeskpassDesk) => element.querySelector('deskpass-login');
  const isShown = (element: Element | null): boolean => element?.checkVisibility() ?? false;

  describe('signing in', () => {
    it('puts a sign-in card into its own children, with its session, name and level', async () => {
      const { element, session } = await mountDesk(signedOut);
      element.brand = 'Northwind';
      element.headingLevel = 3;
      await element.updateComplete;
      const login = loginOf(element);
      expect([login?.slot, login?.session, login?.brand, login?.headingLevel]).to.deep.equal([
        'sign-in',
        session,
        'Northwind',
        3,
      ]);
    });

    it('keeps the card that the page has put there', async () => {
      const element = await fixture<DeskpassDesk>(
        html`<deskpass-desk>
          <deskpass-login slot="sign-in" class="own"><a slot="help" href="#help">Help</a></deskpass-login>
        </deskpass-desk>`,
      );
      expect([...element.children].map(({ className }) => className)).to.deep.equal(['own']);
    });

    it('says what is missing where it is pressed and the page names no desk file', async () => {
      const { setTimeout } = globalThis;
      // The wait for a page that may still name one.
      const soon = (task: () => void, ms = 0): unknown => setTimeout(task, ms === 3000 ? 0 : ms);
      Object.assign(globalThis, { setTimeout: soon });
      const element = await fixture<DeskpassDesk>(html`<deskpass-desk></deskpass-desk>`);
      const failed = new Promise<FailureEvent>((resolve) => {
        element.addEventListener('deskpass-error', resolve);
      });
      loginOf(element)?.querySelector('button')?.click();
      Object.assign(globalThis, { setTimeout });
      const { error } = await failed;
      expect([error.code, error.suggestion]).to.deep.equal([
        'desk-file-missing',
        'Give the element an address in its attribute "src".',
      ]);
      await waitUntil(() => loginOf(element)?.innerText.includes('Try again'), 'the card says so');
      await nextFrame();
      expect(loginOf(element)?.session?.state.status).to.equal('failed');
    });

    it('shows the card before there is any session', async () => {
      const element = await fixture<DeskpassDesk>(html`<deskpass-desk></deskpass-desk>`);
      expect(isShown(loginOf(element))).to.equal(true);
    });

    it('shows the board instead, once an agent is signed in', async () => {
      const { element } = await mountDesk(signedIn());
      expect([isShown(loginOf(element)), isShown(await boardOf(element))]).to.deep.equal([false, true]);
    });

    it('fetches the board while the agent is still signing in', async () => {
      const { element } = await mountDesk({ status: 'signing-in', method: 'sso', at: 'vault' });
      await waitUntil(() => customElements.get('deskpass-board'), 'it is registered');
      expect(element.shadowRoot?.querySelector('deskpass-board')).to.equal(null);
    });

    it('moves the focus along when it was on the card', async () => {
      const { element, session } = await mountDesk(signedOut);
      await waitUntil(() => loginOf(element)?.querySelector('button'), 'there is a button');
      loginOf(element)?.querySelector('button')?.focus();
      session.become(signedIn());
      const board = await boardOf(element);
      await waitUntil(() => board.shadowRoot?.activeElement, 'the board has the focus');
      expect(board.shadowRoot?.activeElement?.getAttribute('role')).to.equal('heading');
    });

    it('leaves the focus alone when it was elsewhere', async () => {
      const { element, session } = await mountDesk(signedOut);
      const before = document.querySelector<HTMLElement>('.before');
      before?.focus();
      session.become(signedIn());
      await boardOf(element);
      expect(document.activeElement).to.equal(before);
    });
  });

  describe('when the session ends', () => {
    it('has no gadget left, and shows the card', async () => {
      const { element, session } = await mountDesk(signedIn());
      const board = await boardOf(element);
      const card = board.shadowRoot?.querySelector('deskpass-gadget');
      await waitUntil(() => card?.place.childElementCount, 'the gadget is there');
      session.become(signedOut);
      expect(card?.place.childElementCount).to.equal(0);
      await element.updateComplete;
      expect([isShown(loginOf(element)), board.isConnected]).to.deep.equal([true, false]);
    });

    it('moves the focus to the card when it was on the desk', async () => {
      const { element, session } = await mountDesk(signedIn());
      buttonOf(await boardOf(element), 'Sign out').focus();
      session.become(signedOut);
      const hasFocus = () => loginOf(element)?.contains(document.activeElement);
      await waitUntil(hasFocus, 'the card has the focus');
      expect(document.activeElement?.localName).to.equal('button');
    });
  });

  describe('the session', () => {
    it('is ended by "Sign out"', async () => {
      const { element, session } = await mountDesk(signedIn());
      await clickOn(buttonOf(await boardOf(element), 'Sign out'));
      expect(session.callsOf('signOut')).to.have.length(1);
    });

    it('is heard on the desk, and bubbles to the page', async () => {
      const { element, session } = await mountDesk(signedOut);
      const heard = new Promise<StateChangeEvent>((resolve) => {
        element.parentElement?.addEventListener('deskpass-state', resolve, { once: true });
      });
      session.become({ status: 'starting' });
      expect((await heard).state.status).to.equal('starting');
    });

    it('is heard no more once the desk has left the page', async () => {
      const { element, session } = await mountDesk(signedOut);
      let heard = 0;
      element.addEventListener(StateChangeEvent.type, () => (heard += 1));
      element.remove();
      session.become({ status: 'starting' });
      await Promise.resolve();
      expect(heard).to.equal(0);
    });

    it('that was given is not ended with the desk', async () => {
      const { element, session } = await mountDesk(signedOut);
      element.remove();
      await Promise.resolve();
      expect(session.callsOf('dispose')).to.be.empty;
    });

    it('is made from the address of the desk file, and ended with the desk', async () => {
      const element = await fixture<DeskpassDesk>(html`<deskpass-desk src="/no-such-desk.json"></deskpass-desk>`);
      await waitUntil(() => element.session?.state.status === 'failed', 'the file is missing');
      element.remove();
      await Promise.resolve();
      expect(element.session).to.equal(null);
    });
  });

  describe('the context', () => {
    it('comes from an attribute', async () => {
      const element = await fixture<DeskpassDesk>(
        html`<deskpass-desk context='{ "customer": { "id": "C-1042" } }'></deskpass-desk>`,
      );
      expect(element.context).to.deep.equal({ customer: { id: 'C-1042' } });
    });

    it('reaches the gadgets', async () => {
      const { element } = await mountDesk(signedIn());
      element.context = { customer: { id: 'C-2077' } };
      await element.updateComplete;
      const board = await boardOf(element);
      await board.updateComplete;
      const card = board.shadowRoot?.querySelector('deskpass-gadget');
      expect(card?.context).to.deep.equal({ customer: { id: 'C-2077' } });
    });

    it('is a copy: what the page does to its object later changes nothing', async () => {
      const { element } = await mountDesk(signedOut);
      const customer = { id: 'C-2077' };
      element.context = { customer };
      customer.id = 'C-1042';
      expect(element.context).to.deep.equal({ customer: { id: 'C-2077' } });
    });

    it('that is no JSON is refused where it is set', async () => {
      const { element } = await mountDesk(signedOut);
      const endless: Record<string, unknown> = {};
      endless['self'] = endless;
      expect(() => (element.context = endless)).to.throw(TypeError);
    });

    it('that is null is empty', async () => {
      const { element } = await mountDesk(signedOut, deskWith());
      Reflect.set(element, 'context', null);
      expect(element.context).to.deep.equal({});
    });
  });
});
