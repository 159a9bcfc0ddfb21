import { expect } from '@open-wc/testing/pure';
import { createChannel } from '../../src/wire/channel.js';
import type { NetworkCalls } from '../../src/wire/gadget-contract.js';
import { failure, get, openVault, ORDERS, PUBLIC, type OpenVault } from '../fixtures/open-vault.js';
import { SCRIPTED_TOKEN } from '../fixtures/scripted-backend.js';

type Gadget = Awaited<ReturnType<OpenVault['attach']>>;

const ORDERS_URL = 'https://orders.example/v2/orders';

let vault: OpenVault;
let gadget: Gadget;

beforeEach(async () => {
  vault = await openVault();
  await vault.signIn();
  gadget = await vault.attach();
});

afterEach(() => {
  vault.close();
});

describe("a gadget's request", () => {
  it('leaves with the credential that its grant asks for', async () => {
    await gadget.call('fetch', get(ORDERS_URL));
    expect(vault.service.received[0]?.authorization).to.equal(`Bearer ${SCRIPTED_TOKEN}-1`);
  });

  it('leaves without a credential where its grant asks for none', async () => {
    await gadget.call('fetch', get('https://orders.example/public/prices'));
    expect(vault.service.received[0]?.authorization).to.equal(null);
  });

  it('leaves without cookies, referrer or redirects', async () => {
    await gadget.call('fetch', get(ORDERS_URL));
    const { credentials, redirect, referrerPolicy } = vault.service.received[0]!.init;
    expect({ credentials, redirect, referrerPolicy }).to.deep.equal({
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
  });

  it('carries its body', async () => {
    const body = new TextEncoder().encode('{"a":1}').buffer;
    await gadget.call('fetch', {
      url: ORDERS_URL,
      method: 'POST',
      headers: [['content-type', 'application/json']],
      body,
    });
    const { init, headers } = vault.service.received[0]!;
    expect([new TextDecoder().decode(init.body as ArrayBuffer), headers.get('content-type')]).to.deep.equal([
      '{"a":1}',
      'application/json',
    ]);
  });

  it('without a session is refused with not-signed-in and never sent', async () => {
    await vault.page.call('signOut', { local: true });
    expect((await failure(gadget.call('fetch', get(ORDERS_URL)))).code).to.equal('not-signed-in');
    expect(vault.service.received).to.deep.equal([]);
  });

  it('that asks for no credential needs no session', async () => {
    await vault.page.call('signOut', { local: true });
    expect((await gadget.call('fetch', get('https://orders.example/public'))).status).to.equal(200);
  });

  it('outside its grants is refused by rule and never sent', async () => {
    const error = await failure(gadget.call('fetch', get('https://evil.example/')));
    expect([error.code, error.facts, vault.service.received]).to.deep.equal([
      'request-refused',
      { rule: 'origin' },
      [],
    ]);
  });

  it("is judged by its port's gadget, whatever it says about itself", async () => {
    const other = await vault.attach('other');
    const claim = { ...get(ORDERS_URL), gadget: 'orders', grants: [PUBLIC] };
    expect((await failure(other.call('fetch', claim))).facts).to.deep.equal({ rule: 'origin' });
  });

  it('to the sign-in system is refused though it may be granted', async () => {
    const login = { origin: 'https://login.example', path: '/', methods: ['POST'], authorization: 'session' } as const;
    const open = await openVault({ grants: [login] });
    await open.signIn();
    const sneaky = await open.attach();
    const asked = { ...get('https://login.example/token'), method: 'POST' };
    expect((await failure(sneaky.call('fetch', asked))).facts).to.deep.equal({ rule: 'sign-in-origin' });
    open.close();
  });

  it('that is none is refused with request-invalid', async () => {
    expect((await failure(gadget.call('fetch', null as never))).code).to.equal('request-invalid');
  });

  it('that gets no answer fails with network-failed, without a word of what was sent', async () => {
    vault.service.answer = (request) => {
      throw new TypeError(`Failed to fetch ${request.url} with ${String(request.authorization)}`);
    };
    const error = await failure(gadget.call('fetch', get(`${ORDERS_URL}?q=secret-value`)));
    expect([error.code, error.message]).to.deep.equal(['network-failed', 'GET orders.example got no answer']);
  });
});

it('a gadget whose grants cannot be used hears why, and so does the page', async () => {
  const open = await openVault({ grants: [ORDERS, { ...ORDERS, headers: ['x-api-key'] }] });
  const { port1, port2 } = new MessageChannel();
  const end = createChannel<NetworkCalls, object, object, object>(port1, { handlers: {} });
  const asked = failure(end.call('fetch', get(ORDERS_URL)));
  const attached = failure(open.page.call('attach', { gadget: 'orders', port: port2 }, { transfer: [port2] }));
  const told = [await asked, await attached].map(({ code, facts }) => ({ code, facts }));
  const expected = { code: 'desk-file-invalid', facts: { gadget: 'orders', grant: 2, header: 'x-api-key' } };
  expect(told).to.deep.equal([expected, expected]);
  open.close();
});
