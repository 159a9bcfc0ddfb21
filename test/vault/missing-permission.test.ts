import { expect } from '@open-wc/testing/pure';
import { get, openVault, type OpenVault } from '../fixtures/open-vault.js';
import { waitUntil } from '../fixtures/wait-until.js';

const ORDERS_URL = 'https://orders.example/v2/orders';

let vault: OpenVault;
let gadget: Awaited<ReturnType<OpenVault['attach']>>;

beforeEach(async () => {
  vault = await openVault();
  await vault.signIn();
  gadget = await vault.attach();
});

afterEach(() => {
  vault.close();
});

describe('a permission that is missing', () => {
  const insufficient = (): Response =>
    new Response('', {
      status: 403,
      headers: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="orders:write orders:admin"' },
    });

  it('is named in the record and told to the gadget, and nothing is sent again', async () => {
    vault.service.answer = insufficient;
    const answered = await gadget.call('fetch', get(`${ORDERS_URL}?q=secret-value`));
    await waitUntil(() => vault.heard.record.length === 1);
    expect([
      answered.status,
      vault.service.received.length,
      vault.heard.record[0]?.missingScope,
      gadget.told,
    ]).to.deep.equal([
      403,
      1,
      'orders:write orders:admin',
      [{ url: `${ORDERS_URL}?q=…`, scope: 'orders:write orders:admin' }],
    ]);
  });

  it('is not one that the agent has', async () => {
    vault.service.answer = () =>
      new Response('', { status: 403, headers: { 'www-authenticate': 'Bearer scope="orders:read orders:write"' } });
    await gadget.call('fetch', get(ORDERS_URL));
    expect(gadget.told.map(({ scope }) => scope)).to.deep.equal(['orders:write']);
  });

  it('is not told where the service names none', async () => {
    vault.service.answer = () => new Response('{"error":"access_denied"}', { status: 403 });
    await gadget.call('fetch', get(ORDERS_URL));
    expect(gadget.told).to.deep.equal([]);
  });
});
