import { expect } from '@open-wc/testing/pure';
import type { RequestRecord } from '../../src/core/request-record.js';
import { expired, json, never } from '../fixtures/fake-service.js';
import { get, openVault, type OpenVault } from '../fixtures/open-vault.js';
import { SCRIPTED_TOKEN } from '../fixtures/scripted-backend.js';
import { waitUntil } from '../fixtures/wait-until.js';

const ORDERS_URL = 'https://orders.example/v2/orders';

let vault: OpenVault;
let gadget: Awaited<ReturnType<OpenVault['attach']>>;

/** The records that there are once the calls have ended, one for each. */
const recordsOf = async (...calls: Promise<unknown>[]): Promise<readonly RequestRecord[]> => {
  await Promise.allSettled(calls);
  await waitUntil(() => vault.heard.record.length === calls.length);
  return vault.heard.record;
};

beforeEach(async () => {
  vault = await openVault();
  await vault.signIn();
  gadget = await vault.attach();
});

afterEach(() => {
  vault.close();
});

describe("a request's record", () => {
  it('says who asked for what, by which grant, and how it ended', async () => {
    const at = vault.clock.now();
    vault.service.answer = async () => {
      await vault.clock.advance(40);
      return json({ id: 7 });
    };
    const [record] = await recordsOf(gadget.call('fetch', get(`${ORDERS_URL}?customer=C-1042&q`)));
    expect(record).to.deep.equal({
      gadget: 'orders',
      method: 'GET',
      url: `${ORDERS_URL}?customer=…&…`,
      outcome: 'answered',
      status: 200,
      rule: '1',
      authorized: true,
      renewed: false,
      missingScope: '',
      bytes: 8,
      ms: 40,
      at,
    });
  });

  it('says that no credential was sent', async () => {
    const [record] = await recordsOf(gadget.call('fetch', get('https://orders.example/public')));
    expect([record?.authorized, record?.rule]).to.deep.equal([false, '2']);
  });

  it('says that the request was sent again after a renewal', async () => {
    vault.service.answer = (_request, count) => (count === 1 ? expired() : json(null));
    const [record] = await recordsOf(gadget.call('fetch', get(ORDERS_URL)));
    expect([record?.renewed, record?.status]).to.deep.equal([true, 200]);
  });

  it('of a stream says how long it says it is', async () => {
    vault.service.answer = () => new Response('x', { headers: { 'content-length': '5000000' } });
    const [record] = await recordsOf(gadget.call('fetch', get(ORDERS_URL)));
    expect(record?.bytes).to.equal(5_000_000);
  });

  for (const [what, request, rule] of [
    ['a refused origin', get('https://evil.example/?q=secret-value'), 'origin'],
    ['a refused URL', get('https://evil.example/../?q=secret-value'), 'segments'],
    ['a refused header', get(ORDERS_URL, [['authorization', 'secret-value']]), 'header'],
    ['no request', { url: 'secret-value' } as never, 'request'],
    [
      'a body that is too large',
      { ...get(ORDERS_URL), method: 'POST', body: new ArrayBuffer(32 * 1024 * 1024 + 1) },
      'body',
    ],
  ] as const) {
    it(`of ${what} names the rule ${rule} and no value`, async () => {
      const [record] = await recordsOf(gadget.call('fetch', request));
      expect([record?.outcome, record?.rule, record?.status]).to.deep.equal(['refused', rule, 0]);
      expect(JSON.stringify(record)).not.to.contain('secret-value');
    });
  }

  it('of a failure says that it failed', async () => {
    vault.service.answer = () => {
      throw new TypeError('Failed to fetch');
    };
    const [record] = await recordsOf(gadget.call('fetch', get(ORDERS_URL)));
    expect([record?.outcome, record?.rule]).to.deep.equal(['failed', '1']);
  });

  it('of a time-out says that it failed', async () => {
    vault.service.answer = never;
    const call = gadget.call('fetch', get(ORDERS_URL));
    call.catch(() => undefined);
    await waitUntil(() => vault.service.received.length === 1);
    await vault.clock.advance(30_000);
    expect((await recordsOf(call))[0]?.outcome).to.equal('failed');
  });

  it('of a call that a sign-out ended says that it was aborted', async () => {
    vault.service.answer = never;
    const call = gadget.call('fetch', get(ORDERS_URL));
    call.catch(() => undefined);
    await waitUntil(() => vault.service.received.length === 1);
    await vault.page.call('signOut', { local: true });
    expect((await recordsOf(call))[0]?.outcome).to.equal('aborted');
  });

  it('comes once for each of many calls of every kind', async () => {
    vault.service.answer = (_request, count) => (count % 2 ? json(null) : expired());
    const urls = Array.from({ length: 60 }, (_, i) => (i % 3 ? `${ORDERS_URL}/${String(i)}` : 'https://evil.example/'));
    const records = await recordsOf(...urls.map((url) => gadget.call('fetch', get(url))));
    expect(records.length).to.equal(60);
  });

  it('never holds the credential', async () => {
    vault.service.answer = ({ authorization }) =>
      json(
        { authorization },
        { status: 403, headers: { 'www-authenticate': `Bearer scope="${String(authorization)}"` } },
      );
    const records = await recordsOf(gadget.call('fetch', get(ORDERS_URL)));
    expect(JSON.stringify(records)).not.to.contain(SCRIPTED_TOKEN);
  });
});
