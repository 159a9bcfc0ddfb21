import { expect } from '@open-wc/testing/pure';
import { drawEarlyCard, type EarlyCard } from '../../src/login/early-card.js';
import { DeskpassLogin } from '../../src/login/deskpass-login.js';
import { FakeSession } from '../fixtures/fake-session.js';
import { arrive, undefinedElements } from '../fixtures/undefined-element.js';
import { clickOn, holdOn, release } from '../support/commands.js';

const define = (login: HTMLElement): Promise<DeskpassLogin> => arrive(login, class extends DeskpassLogin {});

/** Both trees of an element without what Lit leaves in them; white space and the order of attributes do not count. */
function treesOf(login: HTMLElement): string[] {
  const write = (node: Node): string => {
    if (node instanceof Text) return node.data.trim();
    if (!(node instanceof Element)) return '';
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value.trim().replace(/\s+/g, ' ')}"`);
    return `<${node.localName}${attributes.sort().join('')}>${[...node.childNodes].map(write).join('')}</>`;
  };
  return [[...login.shadowRoot!.childNodes], [...login.childNodes]].map((nodes) => nodes.map(write).join(''));
}

const button = (login: HTMLElement): HTMLButtonElement => login.querySelector('button')!;
const heading = (login: HTMLElement): string => login.shadowRoot!.querySelector('.heading')!.textContent.trim();
const sheets = (): number => document.adoptedStyleSheets.length;

describe('the early card', () => {
  const undefinedLogin = undefinedElements('early-login');

  for (const attributes of [{}, { brand: 'Northwind', 'heading-level': '3' }]) {
    it(`is the very first form that the element draws, with ${JSON.stringify(attributes)}`, async () => {
      const login = undefinedLogin('', attributes);
      drawEarlyCard(login);
      const early = treesOf(login);

      await define(login);

      expect(treesOf(login)).to.deep.equal(early);
    });
  }

  it('looks and measures as the first form does', async () => {
    const login = undefinedLogin('', { brand: 'Northwind' });
    drawEarlyCard(login);
    const measure = () =>
      [login.shadowRoot!.querySelector('.card')!, button(login), login.shadowRoot!.querySelector('.heading')!].map(
        (part) => {
          const { x, y, width, height } = part.getBoundingClientRect();
          const { color, backgroundColor, font } = getComputedStyle(part);
          return { x, y, width, height, color, backgroundColor, font };
        },
      );
    const early = measure();

    await define(login);

    expect(measure()).to.deep.equal(early);
  });

  it('is in the pressed state the very one that the element draws', async () => {
    const login = undefinedLogin();
    drawEarlyCard(login);
    await clickOn(button(login));
    const early = treesOf(login);

    await define(login);

    // What has been announced is not announced again.
    const announced = '<p class="announcer" lang="en" role="status">';
    expect(button(login).textContent.trim()).to.equal('Connecting…');
    expect(treesOf(login)).to.deep.equal(early.map((tree) => tree.replace(`${announced}Connecting…`, announced)));
  });

  it('passes a press on to the session, once', async () => {
    const login = undefinedLogin();
    drawEarlyCard(login);
    button(login).click();
    button(login).click();
    const upgraded = await define(login);

    const session = new FakeSession({ status: 'starting' });
    upgraded.session = session;
    await upgraded.updateComplete;

    expect(session.callsOf('signIn')).to.deep.equal([[]]);
  });

  it('passes on a press that is half done when the element takes over, once', async () => {
    const login = undefinedLogin();
    drawEarlyCard(login);
    const session = new FakeSession({ status: 'starting' });
    await holdOn(button(login));
    const upgraded = await define(login);
    await release();

    upgraded.session = session;
    await upgraded.updateComplete;

    expect(session.callsOf('signIn')).to.deep.equal([[]]);
  });

  it('passes on a press of the space bar that is half done when the element takes over, once', async () => {
    const login = undefinedLogin();
    drawEarlyCard(login);
    button(login).dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    const upgraded = await define(login);
    const session = new FakeSession({ status: 'starting' });
    upgraded.session = session;
    await upgraded.updateComplete;

    expect(session.callsOf('signIn')).to.deep.equal([[]]);
  });

  it('keeps the focus on the button', async () => {
    const login = undefinedLogin();
    drawEarlyCard(login);
    button(login).focus();

    await define(login);

    expect(document.activeElement).to.equal(button(login));
  });

  it('takes no focus that was elsewhere', async () => {
    const login = undefinedLogin();
    drawEarlyCard(login);

    await define(login);

    expect(document.activeElement).to.equal(document.body);
  });

  it('leaves one sheet in the page, and none after the element', async () => {
    const before = sheets();
    const login = undefinedLogin();
    drawEarlyCard(login);
    await define(login);
    const during = sheets();
    login.remove();

    expect([during - before, sheets() - before]).to.deep.equal([1, 0]);
  });

  it('keeps what the page has put into the element', async () => {
    const login = undefinedLogin();
    const help = document.createElement('p');
    help.slot = 'help';
    login.append(help);
    drawEarlyCard(login);

    await define(login);

    expect(help.parentElement).to.equal(login);
  });

  describe('whose code does not come', () => {
    let login: HTMLElement;
    let card: EarlyCard;
    let retries = 0;
    beforeEach(async () => {
      retries = 0;
      login = undefinedLogin();
      card = drawEarlyCard(login);
      await clickOn(button(login));
      card.fail(() => (retries += 1));
    });

    it('says so and offers to try again', () => {
      expect([heading(login), button(login).textContent]).to.deep.equal(['Sign-in could not be loaded', 'Try again']);
      expect(button(login).getAttribute('aria-disabled')).to.equal('false');
      expect(login.shadowRoot!.querySelector('[role=status]')!.textContent).to.equal('Sign-in could not be loaded');
    });

    it('fetches it again when the button is pressed, and goes on with that press', async () => {
      button(login).click();
      const upgraded = await define(login);
      const session = new FakeSession({ status: 'starting' });
      upgraded.session = session;
      await upgraded.updateComplete;

      expect([retries, session.callsOf('signIn').length]).to.deep.equal([1, 1]);
    });
  });
});
