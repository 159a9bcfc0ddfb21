import { expect } from '@open-wc/testing/pure';
import { failure, get, openBareVault, openVault, settingsOf, type OpenVault, ORDERS } from '../fixtures/open-vault.js';
import { SCRIPTED_TOKEN } from '../fixtures/scripted-backend.js';
import { waitUntil } from '../fixtures/wait-until.js';

const beginAt = (method = 'sso') => ({ method, display: null, silent: false, returnTo: '' }) as const;

let vault: OpenVault;

afterEach(() => {
  vault.close();
});

describe('a vault', () => {
  it('does nothing before it is configured', async () => {
    vault = openBareVault();
    const { port1 } = new MessageChannel();
    const codes = [
      failure(vault.page.call('detect', null)),
      failure(vault.page.call('begin', beginAt())),
      failure(vault.page.call('attach', { gadget: 'orders', port: port1 }, { transfer: [port1] })),
    ];
    expect((await Promise.all(codes)).map(({ code }) => code)).to.deep.equal([
      'protocol-mismatch',
      'protocol-mismatch',
      'protocol-mismatch',
    ]);
  });

  it('is configured once and cannot be widened', async () => {
    vault = await openVault({ grants: [] });
    await vault.signIn();
    expect((await failure(vault.page.call('configure', settingsOf({})))).code).to.equal('protocol-mismatch');
    const gadget = await vault.attach();
    expect((await failure(gadget.call('fetch', get('https://orders.example/v2/orders')))).facts).to.deep.equal({
      rule: 'origin',
    });
  });

  it('that refuses its settings can be configured with better ones', async () => {
    vault = openBareVault();
    const bad = settingsOf({ settings: { pageUrl: 'nowhere' } });
    expect((await failure(vault.page.call('configure', bad))).code).to.equal('desk-file-invalid');
    await vault.page.call('configure', settingsOf({}));
    expect((await vault.signIn()).identity.subject).to.equal('agent-1');
  });

  it('tells the page who signed in, and never the credential', async () => {
    vault = await openVault();
    const messages: unknown[] = [await vault.page.call('begin', beginAt())];
    await vault.clock.advance(226_000);
    await waitUntil(() => vault.heard.renewed.length === 1);
    messages.push(
      vault.heard,
      await vault.page.call('renew', null),
      await vault.page.call('signOut', { local: false }),
    );
    expect(JSON.stringify(messages)).not.to.contain(SCRIPTED_TOKEN);
    expect(JSON.stringify(messages)).to.contain('Sarah Jefferson');
  });

  it('offers the page no method that the contract does not name', async () => {
    vault = await openVault();
    await vault.signIn();
    const loose = vault.page as unknown as { call(method: string, params: unknown): Promise<unknown> };
    for (const method of ['credential', 'held', 'fetch', 'constructor', '__proto__', 'keeper']) {
      expect((await failure(loose.call(method, null))).code).to.equal('unknown-method');
    }
  });

  it('does not attach a gadget whose grants could never be safe, and attaches the others', async () => {
    const grants = [{ ...ORDERS, origin: '*' }];
    vault = await openVault({ grants });
    await vault.signIn();
    expect((await failure(vault.attach('orders'))).code).to.equal('desk-file-invalid');
    expect((await vault.attach('other')).closed).to.equal(false);
  });

  it('is empty once the page has left', async () => {
    vault = await openVault();
    await vault.signIn();
    const gadget = await vault.attach();
    vault.page.close();
    await waitUntil(() => gadget.closed);
    expect(vault.clock.timers).to.equal(0);
  });
});
