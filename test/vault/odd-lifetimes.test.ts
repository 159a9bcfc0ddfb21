import { expect } from '@open-wc/testing/pure';
import { failure, get, openVault } from '../fixtures/open-vault.js';
import { waitUntil } from '../fixtures/wait-until.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('a session that cannot be renewed', () => {
  it('says that it is expiring, and ends with its credential', async () => {
    const vault = await openVault({ sso: { renewable: false, lifetime: 300 } });
    await vault.signIn();
    await vault.clock.advance(241 * SECOND);
    await waitUntil(() => vault.heard.expiring.length === 1);
    expect(vault.heard.ended).to.deep.equal([]);
    await vault.clock.advance(MINUTE);
    await waitUntil(() => vault.heard.ended.length === 1);
    expect([vault.heard.ended, vault.script.renewals]).to.deep.equal([[{ reason: 'expired' }], 0]);
    vault.close();
  });

  it('answers the page that asks to renew it with renewal-failed, and goes on', async () => {
    const vault = await openVault({ sso: { renewable: false } });
    await vault.signIn();
    expect((await failure(vault.page.call('renew', null))).code).to.equal('renewal-failed');
    const gadget = await vault.attach();
    expect((await gadget.call('fetch', get('https://orders.example/v2/orders'))).status).to.equal(200);
    vault.close();
  });
});

describe('a session without an end', () => {
  it('is never renewed and sets no timer', async () => {
    const vault = await openVault();
    vault.script.change = (credential) => ({ ...credential, expiresAt: Infinity });
    await vault.signIn();
    expect(vault.clock.timers).to.equal(0);
    vault.close();
  });
});

describe('a session of a month', () => {
  it('is renewed after three weeks, though no timer is that long', async () => {
    const day = 24 * 60 * MINUTE;
    const vault = await openVault({ sso: { lifetime: (30 * day) / SECOND } });
    await vault.signIn();
    expect(vault.clock.next).to.be.at.most(MINUTE);
    vault.clock.sleep(22 * day);
    await vault.clock.advance(MINUTE);
    expect(vault.script.renewals).to.equal(0);
    vault.clock.sleep(day);
    await vault.clock.advance(MINUTE);
    expect(vault.script.renewals).to.equal(1);
    vault.close();
  });
});
