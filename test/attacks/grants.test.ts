import { expect } from '@open-wc/testing/pure';
import { openAttackDesk, SERVICE, THIEF, type AttackDesk, type AttackGadget } from '../fixtures/attack-desk.js';

describe('a gadget that asks for more than its grants', () => {
  let desk: AttackDesk;
  let gadget: AttackGadget;

  before(async () => {
    desk = await openAttackDesk();
    gadget = await desk.mount();
  });
  after(() => {
    desk.close();
  });

  it('is answered where its grant covers the request', async () => {
    const spoils = await gadget.attack({ do: 'fetch', url: desk.api('api/orders') });
    const visits = await desk.visits();
    expect(spoils).to.include({ status: 200 });
    expect(visits.at(-1)?.headers['authorization']).to.match(/^Bearer scripted-access-token/);
  });

  const port = location.port;
  const host = `service.localhost:${port}`;
  const refused: readonly [string, string, string][] = [
    ['another origin', `${THIEF}/service/api`, 'origin'],
    ['another port of the same host', `http://service.localhost:1/service/api`, 'origin'],
    [
      'the granted host as user name of another',
      `http://service.localhost:${port}@thief.localhost:${port}/service/api`,
      'userinfo',
    ],
    [
      'the granted host as the beginning of another',
      `http://service.localhost.thief.localhost:${port}/service/api`,
      'origin',
    ],
    ['a host with a trailing dot', `http://service.localhost.:${port}/service/api`, 'host'],
    ['a path beside the granted one', `${SERVICE}/service/apix`, 'path'],
    ['a path above the granted one', `${SERVICE}/service/`, 'path'],
    ['dot segments', `${SERVICE}/service/api/../admin`, 'segments'],
    ['encoded dot segments', `${SERVICE}/service/api/%2e%2e/admin`, 'encoding'],
    ['half-encoded dot segments', `${SERVICE}/service/api/.%2E/admin`, 'encoding'],
    ['doubly encoded dot segments', `${SERVICE}/service/api/%252e%252e/admin`, 'encoding'],
    ['an encoded slash', `${SERVICE}/service/api%2f..%2fadmin`, 'encoding'],
    ['an encoded backslash', `${SERVICE}/service/api/%5c..%5cadmin`, 'encoding'],
    ['a backslash', `http://${host}\\service\\api`, 'encoding'],
    ['a path parameter', `${SERVICE}/service/api;/../admin`, 'segments'],
    ['empty segments', `${SERVICE}/service/api//admin`, 'segments'],
    ['a tab inside the host', `http://ser\tvice.localhost:${port}/service/api`, 'encoding'],
    ['a newline inside the path', `${SERVICE}/service/a\npi`, 'encoding'],
    ['the desk itself', `${location.origin}/service/api`, 'desk-origin'],
    ['the sign-in system', `${SERVICE}/service/api/login/token`, 'sign-in-origin'],
    ['a WebSocket', `ws://${host}/service/api`, 'scheme'],
    ['a file', 'file:///etc/passwd', 'scheme'],
    ['a data URL', 'data:text/plain,hello', 'scheme'],
    ['a path alone', '/service/api/orders', 'url'],
    ['a host alone', `//${host}/service/api/orders`, 'url'],
    ['nothing', '', 'url'],
    ['an address without end', `${SERVICE}/service/api/${'o'.repeat(8192)}`, 'url'],
  ];

  for (const [what, url, rule] of refused) {
    it(`is refused ${what} by the rule "${rule}", and nothing leaves`, async () => {
      const before = (await desk.visits()).length;
      const known = desk.records.length;
      const request = { url, method: 'GET', headers: [], body: null };
      const spoils = await gadget.attack({ do: 'raw', request });
      expect(spoils).to.include({ code: 'request-refused', rule });
      expect(desk.records[known]).to.include({ outcome: 'refused', rule });
      expect((await desk.visits()).length).to.equal(before);
    });
  }

  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    it(`is refused the method ${method}`, async () => {
      const spoils = await gadget.attack({ do: 'fetch', url: desk.api('api/orders'), init: { method } });
      expect(spoils).to.include({ code: 'request-refused', rule: 'method' });
    });
  }

  it('without a grant is refused everything', async () => {
    const notes = await desk.mount('notes');
    const spoils = await notes.attack({ do: 'fetch', url: desk.api('api/orders') });
    expect(spoils).to.include({ code: 'request-refused', rule: 'origin' });
  });

  it('gets no credential to an origin that a granted address redirects to', async () => {
    const spoils = await gadget.attack({ do: 'fetch', url: desk.api('api/moved') });
    const visits = await desk.visits();
    expect(spoils).to.include({ code: 'network-failed' });
    expect(visits.some(({ path }) => path === '/service/api/loot')).to.equal(false);
  });
});
