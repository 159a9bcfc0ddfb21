import { expect } from '@open-wc/testing/pure';
import { openAttackDesk, type AttackDesk, type AttackGadget } from '../fixtures/attack-desk.js';

describe('a gadget that smuggles headers', () => {
  let desk: AttackDesk;
  let gadget: AttackGadget;

  before(async () => {
    desk = await openAttackDesk();
    gadget = await desk.mount();
  });
  after(() => {
    desk.close();
  });

  const smuggled: readonly (readonly [string, string])[] = [
    ['Authorization', 'Bearer mine'],
    ['authorization ', 'Bearer mine'],
    ['Cookie', 'session=1'],
    ['DPoP', 'proof'],
    ['Proxy-Authorization', 'Basic eA=='],
    ['X-Forwarded-For', '127.0.0.1'],
    ['X-HTTP-Method-Override', 'DELETE'],
    ['X-Method-Override', 'DELETE'],
    ['X-Api-Key', 'mine'],
    ['X-Anything', 'else'],
    ['Accept', 'text/html\r\nAuthorization: Bearer mine'],
    ['Accept', 'text/\u2603'],
    ['__proto__', 'polluted'],
  ];

  for (const [name, value] of smuggled) {
    it(`is refused "${name}: ${JSON.stringify(value).slice(1, -1)}", and nothing leaves`, async () => {
      const before = (await desk.visits()).length;
      const known = desk.records.length;
      const request = { url: desk.api('api/orders'), method: 'GET', headers: [[name, value]], body: null };
      const spoils = await gadget.attack({ do: 'raw', request });
      expect(spoils).to.include({ code: 'request-refused', rule: 'header' });
      expect(desk.records[known]).to.include({ outcome: 'refused', rule: 'header' });
      expect((await desk.visits()).length).to.equal(before);
    });
  }

  for (const name of ['Host', 'Origin', 'Referer']) {
    it(`has ${name} ignored, as the platform does`, async () => {
      const headers = [[name, 'thief.localhost']];
      await gadget.attack({ do: 'raw', request: { url: desk.api('api/orders'), method: 'GET', headers, body: null } });
      const visit = (await desk.visits()).at(-1);
      expect(visit?.headers[name.toLowerCase()]).not.to.equal('thief.localhost');
    });
  }

  it('is not given the headers of an answer that carry a token', async () => {
    const spoils = await gadget.attack({ do: 'fetch', url: desk.api('api/orders') });
    const names = (spoils['headers'] as [string, string][]).map(([name]) => name);
    expect(names).not.to.include('x-access-token');
    expect(JSON.stringify(spoils)).not.to.contain('scripted-access-token');
  });

  const nonsense: readonly [string, unknown][] = [
    ['nothing', undefined],
    ['a string', 'GET /'],
    ['a URL that is no string', { url: {}, method: 'GET', headers: [], body: null }],
    ['headers that are no list', { url: 'x', method: 'GET', headers: { authorization: 'x' }, body: null }],
    ['header pairs of three', { url: 'x', method: 'GET', headers: [['a', 'b', 'c']], body: null }],
    ['a body that is no buffer', { url: 'x', method: 'POST', headers: [], body: { evil: true } }],
    ['a gadget id of its own', { gadget: 'admin', url: 'x', method: 'GET', headers: [], body: null }],
  ];

  for (const [what, request] of nonsense) {
    it(`gets nowhere with ${what}, and goes on working`, async () => {
      const before = (await desk.visits()).length;
      const refused = await gadget.attack({ do: 'raw', request });
      const spoils = await gadget.attack({ do: 'fetch', url: desk.api('api/orders') });
      expect(refused['code']).to.be.oneOf(['request-invalid', 'request-refused']);
      expect(spoils).to.include({ status: 200 });
      expect((await desk.visits()).length).to.equal(before + 1);
    });
  }
});
