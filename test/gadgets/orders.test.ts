import { expect } from '@open-wc/testing/pure';
import { nextFrame } from '../fixtures/next-frame.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { FakeDesk } from './fake-desk.js';
import { ada, chair, goodService, json, tomas } from './order-answers.js';
import { play, type Play } from './play.js';

const readyDesk = (changes: Partial<FakeDesk> = {}): FakeDesk =>
  new FakeDesk({ context: ada, answer: goodService, ...changes });

const toHaveOrders = (gadget: Play): Promise<void> =>
  waitUntil(() => gadget.all('.above button').length > 0, 'no order on screen');

describe('the orders of the customer on the line', () => {
  it('are asked for once, of the service that the gadget knows by default', async () => {
    const desk = readyDesk();

    await toHaveOrders(await play('orders', desk));

    const asked = desk.requests.map(({ method, url }) => `${method} ${url}`);
    expect(asked).to.deep.equal(['GET http://orders.localhost:4102/v2/orders?customer=C-1042']);
  });

  it('are asked for at the service that the gadget’s own address names', async () => {
    const desk = readyDesk();

    await toHaveOrders(await play('orders', desk, { query: '?service=https%3A%2F%2Forders.example%2Fany' }));

    expect(desk.requests.map(({ url }) => url)).to.deep.equal(['https://orders.example/v2/orders?customer=C-1042']);
  });

  it('stand in a table with number, date, state and total', async () => {
    const gadget = await play('orders', readyDesk());

    await toHaveOrders(gadget);

    const rows = gadget.all('.above').map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(rows).to.deep.equal([
      ['NW-20933', '20 Mar', 'Packing', '€1,310.90'],
      ['NW-20841', '12 Nov 2024', 'Delivered', '€148.00'],
    ]);
  });

  it('say whose they are and how many', async () => {
    const gadget = await play('orders', readyDesk());

    await toHaveOrders(gadget);

    expect(gadget.find('h2').textContent).to.equal('Orders of Ada Brook C-1042');
    expect(gadget.find('.count').textContent).to.equal('2 orders');
    expect(gadget.announced).to.equal('2 orders of Ada Brook.');
  });

  it('are written in the language of the page', async () => {
    const gadget = await play('orders', readyDesk({ locale: 'de-DE' }));

    await toHaveOrders(gadget);

    expect(gadget.find('.above .total').textContent).to.equal('1.310,90\u00a0€');
  });

  it('are written anew in another language without asking again', async () => {
    const desk = readyDesk();
    const gadget = await play('orders', desk);
    await toHaveOrders(gadget);

    desk.speak('de-DE');

    expect(gadget.find('.above .total').textContent).to.equal('1.310,90\u00a0€');
    expect(desk.requests).to.have.length(1);
  });

  it('keep the service’s own word for a state that is new to the gadget', async () => {
    const gadget = await play(
      'orders',
      readyDesk({ answer: () => json({ orders: [{ ...chair, state: 'at-customs' }] }) }),
    );

    await toHaveOrders(gadget);

    expect(gadget.find('.above .state').textContent).to.equal('at-customs');
  });

  it('never become markup, whatever the service writes', async () => {
    const name = '<img src="x" onerror="parent.hurt()">';
    const gadget = await play(
      'orders',
      readyDesk({ answer: () => json({ orders: [{ ...chair, state: name, id: name }] }) }),
    );

    await toHaveOrders(gadget);

    expect(gadget.find('.above .order').textContent).to.equal(name);
    expect(gadget.all('img')).to.have.length(0);
  });
});

describe('without orders to show', () => {
  it('the gadget says that nobody is on the line and asks nothing', async () => {
    const desk = readyDesk({ context: {} });

    const gadget = await play('orders', desk);

    expect(gadget.text).to.contain('No customer on the line');
    expect(desk.requests).to.have.length(0);
  });

  it('the gadget says that the customer has none', async () => {
    const gadget = await play('orders', readyDesk({ answer: () => json({ orders: [] }) }));

    await waitUntil(() => gadget.text.includes('No orders yet'));

    expect(gadget.text).to.contain('Ada Brook has not ordered anything so far.');
    expect(gadget.announced).to.equal('No orders of Ada Brook.');
  });

  it('the gadget shows the shape of the table while it waits, after a moment', async () => {
    const gadget = await play('orders', readyDesk({ answer: () => new Promise(() => undefined) }));

    const [animation] = gadget.find('.skeleton').getAnimations();

    expect(gadget.find('main').ariaBusy).to.equal('true');
    expect(gadget.all('.skeleton tbody tr')).to.have.length(3);
    expect(animation?.effect?.getTiming().delay).to.equal(200);
  });

  it('the gadget is busy no longer than it takes', async () => {
    const gadget = await play('orders', readyDesk());

    await toHaveOrders(gadget);

    expect(gadget.find('main').ariaBusy).to.equal(null);
    expect(gadget.all('.skeleton')).to.have.length(0);
  });
});

describe('when the customer changes', () => {
  it('the outdated request is withdrawn and its customer leaves the screen', async () => {
    const desk = readyDesk({ answer: () => new Promise(() => undefined) });
    const gadget = await play('orders', desk);
    await waitUntil(() => desk.requests.length === 1);

    desk.tell(tomas);

    expect(desk.requests[0]!.signal.aborted).to.equal(true);
    expect(gadget.text).not.to.contain('Ada Brook');
  });

  it('only the orders of the present customer are shown, whichever answer comes last', async () => {
    const answers: { readonly response: Response; readonly give: () => void }[] = [];
    const desk = readyDesk();
    // A service that answers although the request was withdrawn.
    desk.fetch = async (input) => {
      const { url } = new Request(input);
      const response = await goodService({ url, method: 'GET', body: '', signal: new AbortController().signal });
      await new Promise<void>((resolve) => answers.push({ response, give: resolve }));
      return response;
    };
    const gadget = await play('orders', desk);
    desk.tell(tomas);
    await waitUntil(() => answers.length === 2);

    answers[1]!.give();
    await toHaveOrders(gadget);
    answers[0]!.give();
    await waitUntil(() => answers[0]!.response.bodyUsed);
    await nextFrame();

    expect(gadget.all('.above .order').map(({ textContent }) => textContent)).to.deep.equal(['NW-20790']);
  });

  it('nothing happens where the page names the same customer again', async () => {
    const desk = readyDesk();
    const gadget = await play('orders', desk);
    await toHaveOrders(gadget);

    desk.tell({ ...ada, queue: 'sales' });

    expect(desk.requests).to.have.length(1);
    expect(gadget.all('.above')).to.have.length(2);
  });

  it('the gadget is empty again once nobody is on the line', async () => {
    const desk = readyDesk();
    const gadget = await play('orders', desk);
    await toHaveOrders(gadget);

    desk.tell({});

    expect(gadget.text).to.contain('No customer on the line');
    expect(gadget.text).not.to.contain('Ada Brook');
  });
});
