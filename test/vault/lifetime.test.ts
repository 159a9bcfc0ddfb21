import { expect } from '@open-wc/testing/pure';
import type { Credential } from '../../src/auth/credential.js';
import { measureLifetime } from '../../src/vault/lifetime.js';
import { ManualClock } from '../fixtures/manual-clock.js';

const MINUTE = 60_000;

const credentialAt = (clock: ManualClock, ms: number): Credential => ({
  scheme: 'Bearer',
  value: 'x',
  issuedAt: clock.now(),
  expiresAt: clock.now() + ms,
  renewal: null,
  session: {
    identity: { subject: 's', name: 'n', username: 'u' },
    claims: {},
    permissions: [],
    expiresAt: 0,
    renewable: false,
    authMode: 'sso',
    method: 'sso',
  },
});

describe("a credential's lifetime", () => {
  it('gets shorter as time passes', async () => {
    const clock = new ManualClock();
    const lifetime = measureLifetime(credentialAt(clock, 5 * MINUTE), clock);
    await clock.advance(MINUTE);
    expect([lifetime.total, lifetime.left()]).to.deep.equal([5 * MINUTE, 4 * MINUTE]);
  });

  it('gets shorter while the machine sleeps', () => {
    const clock = new ManualClock();
    const lifetime = measureLifetime(credentialAt(clock, 5 * MINUTE), clock);
    clock.sleep(60 * MINUTE);
    expect(lifetime.left()).to.equal(-55 * MINUTE);
  });

  it('gets no longer when somebody sets the clock back an hour', async () => {
    const clock = new ManualClock();
    const lifetime = measureLifetime(credentialAt(clock, 5 * MINUTE), clock);
    clock.setBack(60 * MINUTE);
    await clock.advance(4 * MINUTE);
    expect(lifetime.left()).to.equal(MINUTE);
  });

  it('has no end where the credential does not expire', () => {
    const clock = new ManualClock();
    const lifetime = measureLifetime({ ...credentialAt(clock, 0), expiresAt: Infinity }, clock);
    clock.sleep(365 * 24 * 60 * MINUTE);
    expect([lifetime.total, lifetime.left()]).to.deep.equal([Infinity, Infinity]);
  });
});
