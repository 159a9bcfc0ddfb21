import { waitUntil } from '../fixtures/wait-until.js';
import { expect } from '@open-wc/testing/pure';
import { FakeDesk } from './fake-desk.js';
import { json } from './order-answers.js';
import { play, type Play } from './play.js';

const ADDRESS = 'https://system.example/me';

const shown = async (answer: FakeDesk['answer']): Promise<[Play, FakeDesk]> => {
  const desk = new FakeDesk({ answer });
  const gadget = await play('record', desk, { query: `?record=${encodeURIComponent(ADDRESS)}` });
  await waitUntil(() => gadget.all('button').length > 0);
  return [gadget, desk];
};

describe('the record of an agent', () => {
  it('is what the system answers, asked through the desk', async () => {
    const [gadget, { requests }] = await shown(() => json({ name: 'Sarah Jefferson' }));

    expect(gadget.find('pre').textContent).to.equal('{\n  "name": "Sarah Jefferson"\n}');
    expect(requests.map(({ url, method }) => `${method} ${url}`)).to.deep.equal([`GET ${ADDRESS}`]);
  });

  it('is shown as it came where it is no JSON, and never read as markup', async () => {
    const [gadget] = await shown(() => new Response('<User><firstName>Rosa</firstName></User>'));

    expect(gadget.find('pre').innerHTML).to.equal('&lt;User&gt;&lt;firstName&gt;Rosa&lt;/firstName&gt;&lt;/User&gt;');
  });

  it('that is refused can be asked for again', async () => {
    const [gadget, desk] = await shown(() => new Response('', { status: 403 }));
    expect(gadget.text).to.contain('It answers 403.');
    desk.answer = () => json({ name: 'Sarah Jefferson' });

    gadget.button('Load again').click();

    await waitUntil(() => gadget.text.includes('Sarah Jefferson'));
  });

  it('of a system that does not answer is missing', async () => {
    const [gadget] = await shown(() => Promise.reject(new TypeError('Failed to fetch')));

    expect(gadget.text).to.contain('It does not answer.');
  });
});
