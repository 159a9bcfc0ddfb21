import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/gadget.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { FakeDesk } from './fake-desk.js';
import { ada, forbidden, goodService, json, lamp, tomas } from './order-answers.js';
import { play, type Play } from './play.js';

const WORDS = 'Wants it after 17:00.';

describe('a new note', () => {
  let desk: FakeDesk;
  let gadget: Play;
  beforeEach(async () => {
    desk = new FakeDesk({ context: ada, answer: goodService });
    gadget = await play('orders', desk);
    await waitUntil(() => gadget.all('.above button').length > 0);
    gadget.button('NW-20841').click();
  });

  const field = (): HTMLTextAreaElement => gadget.find('textarea') as HTMLTextAreaElement;
  const write = (text: string): void => {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
  };
  const add = (text = WORDS): void => {
    write(text);
    gadget.button('Add note').click();
  };
  const posts = () => desk.requests.filter(({ method }) => method === 'POST');
  const answerPosts = (answer: FakeDesk['answer']): void => {
    desk.answer = (request) => (request.method === 'POST' ? answer(request) : goodService(request));
  };
  const complaint = async (): Promise<HTMLElement> => {
    await waitUntil(() => gadget.all('.callout').length > 0, 'nothing is wrong');
    return gadget.find('.callout');
  };

  it('goes to the order it belongs to', async () => {
    add();

    await waitUntil(() => posts().length > 0);
    const [{ url, body } = { url: '', body: '' }] = posts();
    expect(url).to.equal('http://orders.localhost:4102/v2/orders/NW-20841/notes');
    expect(JSON.parse(body)).to.deep.equal({ text: WORDS });
  });

  it('joins the notes, leaves the field and is announced', async () => {
    add();

    await waitUntil(() => gadget.announced !== '');
    expect(gadget.find('.notes').textContent).to.contain(`${WORDS}Sarah Jefferson`);
    expect(field().value).to.equal('');
    expect(gadget.announced).to.equal('Note added to NW-20841.');
    expect(gadget.find('.done').textContent).to.equal('Note added');
  });

  it('is sent once, however often the button is pressed', async () => {
    answerPosts(() => new Promise(() => undefined));
    add();

    gadget.button('Adding…').click();

    await waitUntil(() => posts().length > 0);
    expect(posts()).to.have.length(1);
    expect(field().readOnly).to.equal(true);
  });

  it('stays in the field where the network fails', async () => {
    answerPosts(() => {
      throw new DeskpassError('network-failed', 'No route');
    });

    add();

    const { textContent, role } = await complaint();
    expect(textContent).to.contain('The order service cannot be reached.');
    expect(textContent).to.contain('What you wrote is still here.');
    expect(role).to.equal('alert');
    expect(gadget.announced).to.equal('');
    expect(field().value).to.equal(WORDS);
    expect(field().readOnly).to.equal(false);
  });

  it('stays in the field where the service breaks down', async () => {
    answerPosts(() => new Response('stack trace', { status: 502 }));

    add();

    const { textContent } = await complaint();
    expect(textContent).to.contain('The order service does not work at the moment.');
    expect(textContent).not.to.contain('stack trace');
    expect(field().value).to.equal(WORDS);
  });

  it('names the permission that the account lacks', async () => {
    answerPosts(() => forbidden('orders:write'));

    add();

    const { textContent } = await complaint();
    expect(textContent).to.contain('Your account may read orders, not change them.');
    expect(gadget.find('.callout code').textContent).to.equal('orders:write');
    expect(field().value).to.equal(WORDS);
  });

  it('says that the desk does not allow it', async () => {
    answerPosts(() => {
      throw new DeskpassError('request-refused', 'POST: grant 1 allows GET', { facts: { rule: 'method' } });
    });

    add();

    const { textContent } = await complaint();
    expect(textContent).to.contain('Your desk does not allow this gadget to add notes.');
    expect(field().value).to.equal(WORDS);
  });

  it('can be sent again after a failure', async () => {
    answerPosts(() => json({}, { status: 503 }));
    add();
    await complaint();
    desk.answer = goodService;

    gadget.button('Add note').click();

    await waitUntil(() => gadget.announced !== '');
    expect(gadget.all('.callout')).to.have.length(0);
    expect(gadget.all('.notes li')).to.have.length(1);
  });

  it('is not sent without words', () => {
    add('  \n');

    expect(posts()).to.have.length(0);
    expect(gadget.find('.mistake').textContent).to.equal('Write the note first.');
    expect(field().ariaInvalid).to.equal('true');
    expect(gadget.document.activeElement).to.equal(field());
  });

  it('is not sent with more than the service takes', () => {
    add('x'.repeat(2001));

    expect(posts()).to.have.length(0);
    expect(gadget.find('.mistake').textContent).to.equal('Shorten it to 2000 characters. It has 2001 now.');
  });

  it('has a name that says which order it is for', () => {
    const [label] = field().labels;

    expect(label?.textContent).to.equal('New note on NW-20841');
  });

  describe('while another customer calls', () => {
    const switchTo = async (context: FakeDesk['context'], order: string): Promise<void> => {
      desk.tell(context);
      await waitUntil(() => gadget.all('.above button').some(({ textContent }) => textContent === order));
    };

    it('waits in its order', async () => {
      write(WORDS);
      await switchTo(tomas, 'NW-20790');

      await switchTo(ada, 'NW-20841');

      expect(field().value).to.equal(WORDS);
    });

    it('is still added, and shown once when its customer comes back', async () => {
      const taken = Promise.withResolvers<undefined>();
      answerPosts(async (request) => {
        await taken.promise;
        return await goodService(request);
      });
      add();
      await switchTo(tomas, 'NW-20790');
      await switchTo(ada, 'NW-20841');

      taken.resolve(undefined);

      await waitUntil(() => gadget.announced === 'Note added to NW-20841.');
      expect(gadget.all('.notes li')).to.have.length(1);
      expect(field().value).to.equal('');
    });

    it('is shown once where the service lists it before it answers', async () => {
      const taken = Promise.withResolvers<undefined>();
      const note = { id: 'N-2', at: lamp.placed, by: 'Sarah Jefferson', text: WORDS };
      desk.answer = async ({ method }) => {
        if (method === 'GET') return json({ orders: [{ ...lamp, notes: [note] }] });
        await taken.promise;
        return json(note, { status: 201 });
      };
      add();
      desk.tell({});
      await switchTo(ada, 'NW-20841');

      taken.resolve(undefined);

      await waitUntil(() => gadget.announced === 'Note added to NW-20841.');
      expect(gadget.all('.notes li')).to.have.length(1);
    });

    it('is spoken of where it could not be added', async () => {
      const refused = Promise.withResolvers<Response>();
      answerPosts(() => refused.promise);
      add();
      await switchTo(tomas, 'NW-20790');

      refused.resolve(new Response('', { status: 503 }));

      await waitUntil(() => gadget.announced.startsWith('The note on NW-20841 was not added.'));
      expect(gadget.text).not.to.contain('Desk lamp');
    });
  });
});
