import { expect } from '@open-wc/testing/pure';
import { DeskpassError, toWireError } from '../../src/core/errors.js';
import type { IdentityChange } from '../../src/core/identity-change.js';
import { never } from '../fixtures/fake-service.js';
import { failure, get, openVault, type OpenVault } from '../fixtures/open-vault.js';
import { waitUntil } from '../fixtures/wait-until.js';

const ORDERS_URL = 'https://orders.example/v2/orders';

const changeOf = (allowed: boolean): IdentityChange => ({
  transition: 'authenticated-to-other',
  allowed,
  from: 'a1',
  to: 'b2',
  at: 1,
});

describe('somebody else at the system', () => {
  let vault: OpenVault;

  /** From the next renewal on, the system knows somebody else. */
  const replaceAgent = (change: IdentityChange | null): void => {
    vault.script.change = (credential) => ({
      ...credential,
      session: { ...credential.session, identity: { subject: 'agent-2', name: 'Miguel García', username: 'mgarcia' } },
      ...(change ? { change } : {}),
    });
  };

  const endings = () => vault.heard.ended.map(({ reason, error }) => [reason, error?.code]);

  beforeEach(async () => {
    vault = await openVault();
    await vault.signIn();
  });

  afterEach(() => {
    vault.close();
  });

  it('ends the session where nobody says that it is a change', async () => {
    replaceAgent(null);
    expect((await failure(vault.page.call('renew', null))).code).to.equal('session-ended');
    expect([endings(), vault.heard['identity-changed']]).to.deep.equal([[['refused', 'identity-changed']], []]);
  });

  it('ends the session where the site does not allow it, and the page learns of the change', async () => {
    replaceAgent(changeOf(false));
    expect((await failure(vault.page.call('renew', null))).code).to.equal('session-ended');
    expect(vault.heard['identity-changed']).to.deep.equal([{ change: changeOf(false), session: null }]);
    expect(endings()).to.deep.equal([['refused', 'identity-changed']]);
    const gadget = await vault.attach();
    expect((await failure(gadget.call('fetch', get(ORDERS_URL)))).code).to.equal('not-signed-in');
  });

  it('ends the session with what the system has to say of it to the agent', async () => {
    const refusal = new DeskpassError('identity-changed', 'Somebody else', { facts: { transition: 'a word' } });
    vault.script.change = (credential) => ({ ...credential, change: changeOf(false), refusal });
    expect((await failure(vault.page.call('renew', null))).code).to.equal('session-ended');
    expect(vault.heard.ended).to.deep.equal([{ reason: 'refused', error: toWireError(refusal) }]);
  });

  it('ends the session also where both have the same word for a name', async () => {
    vault.script.change = (credential) => ({ ...credential, change: changeOf(false) });
    expect((await failure(vault.page.call('renew', null))).code).to.equal('session-ended');
    expect(vault.heard['identity-changed']).to.deep.equal([{ change: changeOf(false), session: null }]);
  });

  it('goes on as theirs where the site allows it, and the page learns of the change', async () => {
    replaceAgent(changeOf(true));
    await vault.page.call('renew', null);
    const [heard] = vault.heard['identity-changed'];
    expect(heard?.change).to.deep.equal(changeOf(true));
    expect(heard?.session?.identity.subject).to.equal('agent-2');
    expect([vault.heard.ended, vault.heard.renewed]).to.deep.equal([[], []]);
  });

  it('never gets the answer to a request of the one before', async () => {
    const gadget = await vault.attach();
    vault.service.answer = never;
    const pending = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => vault.service.received.length === 1);
    replaceAgent(changeOf(true));
    await vault.page.call('renew', null);
    expect((await pending).code).to.equal('session-ended');
  });

  it('is not handed what the HTTP cache holds for the one before', async () => {
    const gadget = await vault.attach();
    await gadget.call('fetch', get(ORDERS_URL));
    replaceAgent(changeOf(true));
    await vault.page.call('renew', null);
    await gadget.call('fetch', get(ORDERS_URL));
    expect(vault.service.received.map(({ init }) => init.cache)).to.deep.equal(['no-cache', 'no-cache']);
  });

  it('is renewed in time like anybody', async () => {
    replaceAgent(changeOf(true));
    await vault.page.call('renew', null);
    vault.script.change = (credential) => ({
      ...credential,
      session: { ...credential.session, identity: { subject: 'agent-2', name: '', username: '' } },
    });
    await vault.clock.advance(226_000);
    await waitUntil(() => vault.heard.renewed.length === 1);
    expect(vault.heard.ended).to.deep.equal([]);
  });
});
