import { expect } from '@open-wc/testing/pure';
import { DeskpassError, type ErrorCode } from '../../src/gadget.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { FakeDesk } from './fake-desk.js';
import { ada, chair, forbidden, goodService, json } from './order-answers.js';
import { play, type Play } from './play.js';

const withAnswer = (answer: FakeDesk['answer']): FakeDesk => new FakeDesk({ context: ada, answer });

const shown = async (desk: FakeDesk): Promise<Play> => {
  const gadget = await play('orders', desk);
  await waitUntil(() => gadget.all('.panel').length > 0, 'no panel on screen');
  return gadget;
};

const fails =
  (code: ErrorCode): FakeDesk['answer'] =>
  () => {
    throw new DeskpassError(code, 'words of the desk');
  };

const says =
  (status: number): FakeDesk['answer'] =>
  () =>
    new Response('words of the service', { status });

const again = 'Try again';

const troubles: readonly (readonly [what: string, answer: FakeDesk['answer'], words: string, action: string])[] = [
  ['the network', fails('network-failed'), 'The order service cannot be reached', again],
  ['a time-out', fails('request-timeout'), 'The order service takes too long to answer', again],
  ['too many requests', fails('too-many-requests'), 'The order service has a lot to do', again],
  ['the desk’s rules', fails('request-refused'), 'Your desk does not allow this gadget to read orders', again],
  ['a desk without an agent', fails('not-signed-in'), 'You are not signed in any more', again],
  ['the end of the session', fails('session-ended'), 'You are not signed in any more', again],
  ['a desk that has closed', fails('channel-closed'), 'This gadget has lost its desk', ''],
  ['a broken service', says(503), 'The order service does not work at the moment', again],
  ['a slow gateway', says(504), 'The order service takes too long to answer', again],
  ['a sign-in that the service refuses', says(401), 'The order service did not accept your sign-in', again],
  ['an unknown customer', says(404), 'This customer is not known here', ''],
  ['a request the service does not take', says(400), 'The order service did not accept the question', again],
  ['words in the place of orders', says(200), 'The order service gave an answer that makes no sense', again],
  [
    'an order without a date',
    () => json({ orders: [{ ...chair, placed: 'soon' }] }),
    'The order service gave an answer that makes no sense',
    again,
  ],
];

describe('orders that cannot be shown', () => {
  for (const [what, answer, words, action] of troubles) {
    it(`because of ${what}: says what happened and what to do, in its own words`, async () => {
      const gadget = await shown(withAnswer(answer));

      expect(gadget.find('.panel strong').textContent).to.equal(words);
      expect(gadget.find('.panel').getAttribute('role')).to.equal('alert');
      expect(gadget.all('.panel button').map(({ textContent }) => textContent)).to.deep.equal(action ? [action] : []);
      expect(gadget.text).not.to.match(/words of|!|please|oops/i);
    });
  }

  it('because of a missing permission: names it', async () => {
    const gadget = await shown(withAnswer(() => forbidden('orders:read')));

    expect(gadget.find('.panel').textContent).to.contain('Your account may not read orders');
    expect(gadget.find('.panel code').textContent).to.equal('orders:read');
  });

  it('are asked for again when the agent presses “Try again”', async () => {
    const desk = withAnswer(says(503));
    const gadget = await shown(desk);
    desk.answer = goodService;

    gadget.button(again).click();

    await waitUntil(() => gadget.all('.above button').length === 2);
    expect(desk.requests).to.have.length(2);
  });

  it('leave the keyboard on the customer’s name when the button goes', async () => {
    const gadget = await shown(withAnswer(says(503)));

    gadget.button(again).click();

    expect(gadget.document.activeElement).to.equal(gadget.find('h2'));
  });
});

describe('without a desk', () => {
  const gadgetWithout = (code: ErrorCode): Promise<Play> => {
    const desk = new FakeDesk({ connectError: new DeskpassError(code, 'words of the SDK') });
    return play('orders', desk);
  };

  it('the gadget says that it works on a desk only', async () => {
    const gadget = await gadgetWithout('not-framed');

    expect(gadget.text).to.equal('OrdersThis gadget works on a desk onlyOpen it on your desk.');
  });

  it('the gadget says that the desk does not answer', async () => {
    const gadget = await gadgetWithout('host-silent');

    expect(gadget.text).to.equal('OrdersThe desk does not answer this gadgetReload the page.');
  });
});
