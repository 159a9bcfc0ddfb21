import { expect } from '@open-wc/testing/pure';
import type { Credential } from '../../src/auth/credential.js';
import { expectNoSecret } from './expect-no-secret.js';
import { Journey, signal } from './oidc-journey.js';

describe('oidc renewal', () => {
  let journey: Journey;
  let credential: Credential;
  const renewals = () => journey.provider.requestsTo('/token').length - 1;

  beforeEach(async () => {
    journey = new Journey();
    credential = await journey.signIn();
  });

  it('gives a new access token for five minutes from its receipt', async () => {
    journey.time += 200_000;
    const renewed = await journey.renew(credential);
    expect(renewed.value).not.to.equal(credential.value);
    expect(renewed.issuedAt).to.equal(journey.time);
    expect(renewed.session.expiresAt).to.equal(journey.time + 300_000);
  });

  it('makes one request of five renewals at once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => journey.renew(credential)));
    expect(new Set(all.map(({ value }) => value)).size).to.equal(1);
    expect(renewals()).to.equal(1);
  });

  it('gives the present credential to whoever comes with an old one', async () => {
    const renewed = await journey.renew(credential);
    expect(await journey.renew(credential)).to.equal(renewed);
    expect(renewals()).to.equal(1);
  });

  it('never sends a refresh token twice over ten renewals', async () => {
    for (let turn = 0; turn < 10; turn++) credential = await journey.renew(credential);
    const sent = journey.provider.requestsTo('/token').map(({ params }) => params.get('refresh_token'));
    expect(new Set(sent).size).to.equal(11);
    expect(journey.provider.reuses).to.equal(0);
  });

  it('sends no scope', async () => {
    await journey.renew(credential);
    expect(journey.provider.requests.at(-1)?.params.has('scope')).to.be.false;
  });

  it('ends the session when the provider refuses the refresh token, and asks no more', async () => {
    journey.provider.endSessions();
    await journey.refusal('session-ended', journey.renew(credential));
    await journey.refusal('session-ended', journey.renew(credential));
    expect(renewals()).to.equal(1);
  });

  for (const status of [429, 500, 503]) {
    it(`keeps the session through a ${status}`, async () => {
      journey.provider.instead.set('/token', () => new Response('busy', { status, headers: { 'retry-after': '7' } }));
      const { facts } = await journey.refusal('provider-unreachable', journey.renew(credential));
      journey.provider.instead.clear();
      expect(facts).to.deep.equal({ reason: 'status', status, retryAfter: 7 });
      expect((await journey.renew(credential)).value).not.to.equal(credential.value);
    });
  }

  it('keeps the session through any number of attempts without a network', async () => {
    journey.provider.network = 'down';
    await journey.refusal('renewal-failed', journey.renew(credential));
    for (let turn = 0; turn < 5; turn++) await journey.refusal('provider-unreachable', journey.renew(credential));
    journey.provider.network = 'up';
    expect((await journey.renew(credential)).value).not.to.equal(credential.value);
  });

  it('sends the same refresh token once more when the answer was lost, and not a third time', async () => {
    journey.provider.instead.set('/token', () => Promise.reject(new TypeError('Failed to fetch')));
    await journey.refusal('renewal-failed', journey.renew(credential));
    await journey.refusal('session-ended', journey.renew(credential));
    await journey.refusal('session-ended', journey.renew(credential));
    expect(renewals()).to.equal(2);
  });

  it('ends the session when the provider has spent the token whose answer was lost', async () => {
    journey.provider.network = 'deaf';
    await journey.refusal('renewal-failed', journey.renew(credential));
    journey.provider.network = 'up';
    const { facts } = await journey.refusal('session-ended', journey.renew(credential));
    expect(facts['reason']).to.equal('invalid_grant');
  });

  it('goes on with the new refresh token when the clock was wrong for a while', async () => {
    journey.providerAhead = 3_600_000;
    const { facts } = await journey.refusal('clock-skew', journey.renew(credential));
    journey.providerAhead = 0;
    await journey.renew(credential);
    expect(facts).to.deep.equal({ minutes: 60, direction: 'behind' });
    expect(journey.provider.reuses).to.equal(0);
  });

  it('spends no refresh token while the keys to check the answer cannot be had', async () => {
    journey.time += 11 * 60_000;
    journey.provider.instead.set('/keys', () => new Response(null, { status: 503 }));
    await journey.refusal('provider-unreachable', journey.renew(credential));
    expect(renewals()).to.equal(0);
  });

  it('finds the key of a refreshed token that was rotated', async () => {
    journey.provider.rotateKeys();
    expect((await journey.renew(credential)).value).not.to.equal(credential.value);
  });

  it('asks for keys once in half a minute, however many tokens name one that is not there', async () => {
    journey.provider.tamper = { grant: 'refresh_token', header: (header) => (header['kid'] = 'nobody') };
    const second = await journey.signIn();
    await journey.refusal('session-ended', journey.renew(credential));
    await journey.refusal('session-ended', journey.renew(second));
    expect(journey.provider.requestsTo('/keys')).to.have.lengthOf(2);
  });

  it('stops waiting when its caller does, and keeps what arrives', async () => {
    const controller = new AbortController();
    const aborted = journey.backend.renew(credential, { signal: controller.signal });
    controller.abort();
    const reason: unknown = await aborted.catch((thrown: unknown) => thrown);
    const renewed = await journey.renew(credential);
    expect(reason).to.have.property('name', 'AbortError');
    expect(renewed.value).not.to.equal(credential.value);
    expect(journey.provider.reuses).to.equal(0);
  });

  it('has no way to renew without a refresh token', async () => {
    journey.provider.tamper = { tokens: (body) => delete body['refresh_token'] };
    const single = await journey.signIn();
    expect(single.session.renewable).to.be.false;
    await journey.refusal('session-ended', journey.renew(single));
    expect(renewals()).to.equal(1);
  });

  it('shows no token where a credential’s renewal is printed', () => {
    const { renewal } = credential;
    expectNoSecret(renewal, journey.provider.secrets);
    expect(() => structuredClone(renewal)).not.to.throw();
    expectNoSecret(structuredClone(renewal), journey.provider.secrets);
  });

  it('renews no more after the end', async () => {
    await journey.backend.end(credential, { signal });
    await journey.refusal('session-ended', journey.renew(credential));
  });
});
