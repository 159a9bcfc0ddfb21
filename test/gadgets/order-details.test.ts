import { waitUntil } from '../fixtures/wait-until.js';
import { expect } from '@open-wc/testing/pure';
import { press } from '../support/commands.js';
import { FakeDesk } from './fake-desk.js';
import { ada, goodService, tomas } from './order-answers.js';
import { play, type Play } from './play.js';

const loaded = async (desk: FakeDesk): Promise<Play> => {
  const gadget = await play('orders', desk);
  await waitUntil(() => gadget.all('.above button').length > 0);
  return gadget;
};

describe('the details of an order', () => {
  let desk: FakeDesk;
  let gadget: Play;
  beforeEach(async () => {
    desk = new FakeDesk({ context: ada, answer: goodService });
    gadget = await loaded(desk);
  });

  it('are closed at first', () => {
    expect(gadget.button('NW-20933').ariaExpanded).to.equal('false');
    expect(gadget.find('.below').hidden).to.equal(true);
  });

  it('open and close with the keyboard', async () => {
    const button = gadget.button('NW-20933');
    button.focus();

    const isOpen = (): boolean => button.ariaExpanded === 'true' && !gadget.find('.below').hidden;
    const isClosed = (): boolean => button.ariaExpanded === 'false' && gadget.find('.below').hidden === true;

    await press('Enter');
    await waitUntil(isOpen, 'they open');
    await press('Enter');
    await waitUntil(isClosed, 'they close');
  });

  it('open where the mouse presses anywhere on the row', () => {
    gadget.find('.above .total').click();

    expect(gadget.button('NW-20933').ariaExpanded).to.equal('true');
  });

  it('belong to the button that opens them', () => {
    const button = gadget.button('NW-20841');

    button.click();

    const { textContent } = gadget.document.getElementById(button.getAttribute('aria-controls') ?? '')!;
    expect(textContent).to.contain('Desk lamp, brass');
  });

  it('list the items with quantity, article number and price', () => {
    gadget.button('NW-20933').click();

    const items = gadget.all('.items li').map((item) => [...item.children].map(({ textContent }) => textContent));
    expect(items).to.deep.equal([
      ['1 ×', 'Reading chair, oak CHR-OK', '€1,267.10'],
      ['2 ×', 'Felt pads PAD-08', '€43.80'],
    ]);
  });

  it('show who wrote which note, line by line', () => {
    gadget.button('NW-20933').click();

    const note = gadget.find('.notes li');
    expect(note.innerText).to.contain('Door code is 1234.\nRing twice.');
    expect(note.textContent).to.contain('Miguel García · 21 Mar');
  });

  it('are found open when the customer comes back', async () => {
    gadget.button('NW-20841').click();
    desk.tell(tomas);
    desk.tell(ada);

    await waitUntil(() => gadget.all('.above button').length === 2);

    expect(gadget.button('NW-20841').ariaExpanded).to.equal('true');
    expect(gadget.button('NW-20933').ariaExpanded).to.equal('false');
  });
});
