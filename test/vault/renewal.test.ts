import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { openVault, type OpenVault, type OpenVaultOptions } from '../fixtures/open-vault.js';
import { turn } from '../fixtures/manual-clock.js';
import { waitUntil } from '../fixtures/wait-until.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const offline = (): never => {
  throw new DeskpassError('provider-unreachable', 'The system is offline');
};

const refused = (): never => {
  throw new DeskpassError('session-ended', 'The system refuses');
};

describe('a session of five minutes', () => {
  let vault: OpenVault;

  const signedIn = async (sso: OpenVaultOptions['sso'] = {}): Promise<void> => {
    vault = await openVault({ sso });
    await vault.signIn();
  };

  afterEach(() => {
    vault.close();
  });

  it('is renewed at three quarters of its lifetime and not before', async () => {
    await signedIn();
    await vault.clock.advance(224 * SECOND);
    expect(vault.script.renewals).to.equal(0);
    await vault.clock.advance(2 * SECOND);
    expect(vault.script.renewals).to.equal(1);
  });

  it('tells the page about each renewal and nothing else', async () => {
    await signedIn();
    await vault.clock.advance(10 * MINUTE);
    await waitUntil(() => vault.heard.renewed.length === 2);
    const { renewed, expiring, ended, trouble } = vault.heard;
    expect([renewed.map(({ identity }) => identity.subject), expiring, ended, trouble]).to.deep.equal([
      ['agent-1', 'agent-1'],
      [],
      [],
      [],
    ]);
  });

  it('goes on for a working day', async () => {
    await signedIn();
    await vault.clock.advance(8 * 60 * MINUTE);
    await turn();
    expect([vault.script.renewals, vault.heard.ended.length, vault.clock.timers]).to.deep.equal([128, 0, 1]);
  });

  it('is renewed at once when the machine wakes after an hour', async () => {
    await signedIn();
    vault.clock.sleep(60 * MINUTE);
    await vault.page.call('wake', null);
    await waitUntil(() => vault.heard.renewed.length === 1);
    expect(vault.heard.ended).to.deep.equal([]);
  });

  it('is renewed within a minute after sleep of which nobody tells', async () => {
    await signedIn();
    vault.clock.sleep(60 * MINUTE);
    await vault.clock.advance(MINUTE);
    expect(vault.script.renewals).to.equal(1);
  });

  it('is not renewed by waking before it is due', async () => {
    await signedIn();
    await vault.page.call('wake', null);
    await vault.clock.advance(SECOND);
    expect(vault.script.renewals).to.equal(0);
  });

  it('is renewed in time when somebody sets the clock back an hour', async () => {
    await signedIn();
    vault.clock.setBack(60 * MINUTE);
    await vault.clock.advance(226 * SECOND);
    expect(vault.script.renewals).to.equal(1);
  });

  it('outlasts failures, which it tries again after 1, 2 and 4 seconds', async () => {
    await signedIn();
    vault.script.onRenew = offline;
    await vault.clock.advance(225 * SECOND);
    const seen = [vault.script.renewals];
    for (const wait of [999, 1, 1999, 1, 3999, 1]) {
      await vault.clock.advance(wait);
      seen.push(vault.script.renewals);
    }
    expect(seen).to.deep.equal([1, 1, 2, 2, 3, 3, 4]);
  });

  it('never waits longer than a minute, give or take', async () => {
    await signedIn();
    vault.script.onRenew = offline;
    await vault.clock.advance(225 * SECOND + 8 * MINUTE);
    const before = vault.script.renewals;
    await vault.clock.advance(MINUTE);
    expect(vault.script.renewals).to.equal(before + 1);
  });

  it('reports trouble by code, and is renewed when it passes', async () => {
    await signedIn();
    vault.script.onRenew = offline;
    await vault.clock.advance(225 * SECOND);
    vault.script.onRenew = () => undefined;
    await vault.clock.advance(SECOND);
    await waitUntil(() => vault.heard.renewed.length === 1);
    expect(vault.heard.trouble.map(({ error }) => error.code)).to.deep.equal(['provider-unreachable']);
  });

  it('says once that it is expiring when a minute is left and renewal fails', async () => {
    await signedIn();
    vault.script.onRenew = offline;
    await vault.clock.advance(239 * SECOND);
    expect(vault.heard.expiring.length).to.equal(0);
    await vault.clock.advance(30 * SECOND);
    await waitUntil(() => vault.heard.expiring.length > 0);
    expect(vault.heard.expiring).to.deep.equal([{ expiresAt: vault.clock.now() - 269 * SECOND + 300 * SECOND }]);
  });

  it('is not over when its credential has expired while the system cannot be reached', async () => {
    await signedIn();
    vault.script.onRenew = offline;
    await vault.clock.advance(8 * MINUTE);
    vault.script.onRenew = () => undefined;
    await vault.page.call('wake', null);
    await waitUntil(() => vault.heard.renewed.length === 1);
    expect(vault.heard.ended).to.deep.equal([]);
  });

  it('is over when renewal has failed for ten minutes', async () => {
    await signedIn();
    vault.script.onRenew = offline;
    await vault.clock.advance(225 * SECOND + 9 * MINUTE);
    await turn();
    expect(vault.heard.ended).to.deep.equal([]);
    await vault.clock.advance(3 * MINUTE);
    await waitUntil(() => vault.heard.ended.length > 0);
    expect([vault.heard.ended, vault.clock.timers]).to.deep.equal([[{ reason: 'expired' }], 0]);
  });

  it('has failed for no time when the machine slept', async () => {
    await signedIn();
    vault.script.onRenew = offline;
    await vault.clock.advance(225 * SECOND + 7 * MINUTE);
    vault.clock.sleep(600 * MINUTE);
    await vault.page.call('wake', null);
    await vault.clock.advance(7 * MINUTE);
    await turn();
    expect(vault.heard.ended).to.deep.equal([]);
  });

  it('is over when the system refuses to renew it, and is not asked again', async () => {
    await signedIn();
    vault.script.onRenew = refused;
    await vault.clock.advance(60 * MINUTE);
    await waitUntil(() => vault.heard.ended.length > 0);
    expect([vault.heard.ended, vault.script.renewals, vault.heard.trouble]).to.deep.equal([
      [{ reason: 'expired' }],
      1,
      [],
    ]);
  });

  it('is over when the renewed credential belongs to somebody else', async () => {
    await signedIn();
    vault.script.change = (credential) => ({
      ...credential,
      session: { ...credential.session, identity: { ...credential.session.identity, subject: 'agent-2' } },
    });
    await vault.clock.advance(226 * SECOND);
    await waitUntil(() => vault.heard.ended.length > 0);
    expect([vault.heard.ended.map(({ reason }) => reason), vault.heard.renewed]).to.deep.equal([['refused'], []]);
  });

  it('gives up a renewal that takes more than half a minute, and tries again', async () => {
    await signedIn();
    vault.script.onRenew = () => new Promise(() => undefined);
    await vault.clock.advance(225 * SECOND + 30 * SECOND);
    await waitUntil(() => vault.heard.trouble.length === 1);
    vault.script.onRenew = () => undefined;
    await vault.clock.advance(SECOND);
    await waitUntil(() => vault.heard.renewed.length === 1);
    expect(vault.heard.trouble[0]?.error.code).to.equal('renewal-failed');
  });

  it('is renewed when the page asks, once for all who ask', async () => {
    await signedIn();
    let answer = (): void => undefined;
    vault.script.onRenew = () => new Promise((resolve) => (answer = resolve));
    const asked = [vault.page.call('renew', null), vault.page.call('renew', null)];
    await vault.page.call('wake', null);
    answer();
    const sessions = await Promise.all(asked);
    expect([vault.script.renewals, sessions[0]]).to.deep.equal([1, sessions[1]]);
  });

  it('does not go round in circles with credentials that have expired when they come', async () => {
    await signedIn();
    vault.script.change = (credential) => ({
      ...credential,
      issuedAt: credential.issuedAt - 2,
      expiresAt: credential.issuedAt - 1,
    });
    await vault.clock.advance(226 * SECOND + 30 * SECOND);
    await waitUntil(() => vault.heard.trouble.length > 0);
    expect(vault.heard.trouble[0]?.error.code).to.equal('clock-skew');
    expect(vault.script.renewals).to.be.below(35);
  });

  it('leaves no timer behind when the agent signs out', async () => {
    await signedIn();
    await vault.page.call('signOut', { local: true });
    expect(vault.clock.timers).to.equal(0);
  });
});
