import { expect } from '@open-wc/testing/pure';
import { DeskpassDesk } from '../../src/host/deskpass-desk.js';
import { drawEarlyDesk } from '../../src/host/early-desk.js';
import { drawEarlyCard } from '../../src/login/early-card.js';
import { arrive, undefinedElements } from '../fixtures/undefined-element.js';

const define = (desk: HTMLElement): Promise<DeskpassDesk> => arrive(desk, class extends DeskpassDesk {});

describe('the early desk', () => {
  const undefinedDesk = undefinedElements('early-desk');

  it('has its card where the desk will have it', async () => {
    const desk = undefinedDesk();
    drawEarlyCard(drawEarlyDesk(desk));
    const place = () => {
      const { x, y, width, height } = desk.querySelector('form')!.getBoundingClientRect();
      return { x, y, width, height };
    };
    const early = place();

    await define(desk);

    expect(early.width).to.be.greaterThan(0);
    expect(place()).to.deep.equal(early);
  });

  it('hands its card over to the desk', async () => {
    const desk = undefinedDesk();
    const card = drawEarlyDesk(desk);

    await define(desk);

    expect([...desk.querySelectorAll('deskpass-login')]).to.deep.equal([card]);
    expect(desk.shadowRoot!.querySelectorAll('slot')).to.have.length(1);
  });

  it('keeps the card that the page has put there', () => {
    const desk = undefinedDesk('<deskpass-login slot="sign-in"></deskpass-login>');
    const own = desk.firstElementChild;

    expect(drawEarlyDesk(desk)).to.equal(own);
    expect(desk.children).to.have.length(1);
  });

  it('leaves the focus in the card', async () => {
    const desk = undefinedDesk();
    drawEarlyCard(drawEarlyDesk(desk));
    const button = desk.querySelector('button')!;
    button.focus();

    await define(desk);

    expect(document.activeElement).to.equal(button);
  });

  it('gives the card the brand and the level of its heading', () => {
    const desk = undefinedDesk();
    desk.setAttribute('brand', 'Northwind');
    desk.setAttribute('heading-level', '3');

    const card = drawEarlyDesk(desk);

    expect([card.getAttribute('brand'), card.getAttribute('heading-level')]).to.deep.equal(['Northwind', '3']);
  });

  it('keeps the context that the page has set meanwhile', async () => {
    const desk = undefinedDesk();
    drawEarlyDesk(desk);
    Object.assign(desk, { context: { customer: 'C-1042' } });

    const upgraded = await define(desk);

    expect(upgraded.context).to.deep.equal({ customer: 'C-1042' });
  });
});
