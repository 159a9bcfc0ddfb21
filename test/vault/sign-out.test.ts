import { expect } from '@open-wc/testing/pure';
import { failure, openVault, type OpenVault } from '../fixtures/open-vault.js';
import { SCRIPTED_TOKEN } from '../fixtures/scripted-backend.js';
import { waitUntil } from '../fixtures/wait-until.js';

const REDIRECT = 'https://login.example/authorize';

const beginAt = (method = 'sso') => ({ method, display: null, silent: false, returnTo: '' }) as const;

let vault: OpenVault;

afterEach(() => {
  vault.close();
});

describe('signing out', () => {
  it('empties the vault before the system is told, and says where to go', async () => {
    vault = await openVault({ sso: { end: 'https://login.example/logout' } });
    await vault.signIn();
    let answer = (): void => undefined;
    vault.script.onEnd = () => new Promise((resolve) => (answer = resolve));
    const leaving = vault.page.call('signOut', { local: false });
    const renewing = await failure(vault.page.call('renew', null));
    answer();
    expect([renewing.code, await leaving]).to.deep.equal([
      'not-signed-in',
      { redirect: 'https://login.example/logout' },
    ]);
  });

  it('in this tab alone leaves the system alone', async () => {
    vault = await openVault({ sso: { end: 'https://login.example/logout' } });
    await vault.signIn();
    expect([await vault.page.call('signOut', { local: true }), vault.script.ended]).to.deep.equal([
      { redirect: null },
      0,
    ]);
  });

  it('is done after ten seconds where the system does not answer, and says that it was not told', async () => {
    vault = await openVault({ sso: { end: 'https://login.example/logout' } });
    await vault.signIn();
    vault.script.onEnd = () => new Promise(() => undefined);
    const leaving = failure(vault.page.call('signOut', { local: false }));
    await waitUntil(() => vault.script.ended === 1);
    await vault.clock.advance(10_000);
    expect([(await leaving).code, (await failure(vault.page.call('renew', null))).code]).to.deep.equal([
      'provider-unreachable',
      'not-signed-in',
    ]);
  });

  it('is done where the system fails, and says so in no words of the system', async () => {
    vault = await openVault();
    await vault.signIn();
    vault.script.onEnd = () => {
      throw new Error(SCRIPTED_TOKEN);
    };
    const failed = await failure(vault.page.call('signOut', { local: false }));
    expect([failed.code, failed.message.includes(SCRIPTED_TOKEN)]).to.deep.equal(['internal', false]);
    expect((await failure(vault.page.call('renew', null))).code).to.equal('not-signed-in');
  });

  it('with nobody signed in does nothing', async () => {
    vault = await openVault();
    expect([await vault.page.call('signOut', { local: false }), vault.script.ended]).to.deep.equal([
      { redirect: null },
      0,
    ]);
  });

  it('gives up a sign-in under way', async () => {
    vault = await openVault({ sso: { redirect: REDIRECT } });
    const step = await vault.page.call('begin', beginAt());
    const query = !step.done && step.challenge.kind === 'redirect' ? new URL(step.challenge.url).search.slice(1) : '';
    vault.script.onAnswer = () => new Promise(() => undefined);
    const answering = failure(vault.page.call('answer', { kind: 'redirect', query }));
    await vault.page.call('signOut', { local: true });
    expect((await answering).code).to.equal('sign-in-cancelled');
  });
});
