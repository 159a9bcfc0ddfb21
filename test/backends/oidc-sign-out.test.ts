import { expect } from '@open-wc/testing/pure';
import type { Credential } from '../../src/auth/credential.js';
import { AUTHORITY, SUBJECT } from '../fixtures/hostile-provider.js';
import { expectNoSecret } from './expect-no-secret.js';
import { Journey, PAGE_URL, signal } from './oidc-journey.js';

const METADATA = '/.well-known/openid-configuration';

describe('oidc sign-out', () => {
  let journey: Journey;
  let credential: Credential;
  const revoked = () => journey.provider.requestsTo('/revoke').map(({ params }) => params.get('token'));

  beforeEach(async () => {
    journey = new Journey({ settings: { extraQueryParams: { kc_idp_hint: 'northwind' } } });
    credential = await journey.signIn();
  });

  it('names the address that ends the provider’s session, with nothing in it that is worth anything', async () => {
    const address = await journey.end(credential);
    const url = new URL(address!);
    const params = Object.fromEntries(url.searchParams);
    expect(url.origin + url.pathname).to.equal(`${AUTHORITY}/logout`);
    expect(params['state']).to.match(/^[\w-]{43};deskpass\.signed-out\.sso$/);
    expect({ ...params, state: '' }).to.deep.equal({
      client_id: 'desk',
      logout_hint: SUBJECT,
      post_logout_redirect_uri: PAGE_URL,
      state: '',
    });
    expectNoSecret(address, journey.provider.secrets);
    expect(journey.store.entries).to.be.empty;
  });

  it('revokes the refresh token that is good', async () => {
    const before = credential;
    credential = await journey.renew(credential);
    await journey.end(before);
    const given = journey.provider.requestsTo('/token').map(({ params }) => params.get('refresh_token'));
    expect(revoked()).to.have.lengthOf(1);
    expect(given).not.to.include(revoked()[0]);
    expect(journey.provider.requestsTo('/revoke')[0]?.params.get('token_type_hint')).to.equal('refresh_token');
  });

  it('waits for a renewal under way and revokes what it brings', async () => {
    const renewal = journey.refusal('session-ended', journey.renew(credential));
    await journey.end(credential);
    await renewal;
    const given = journey.provider.requestsTo('/token').map(({ params }) => params.get('refresh_token'));
    expect(revoked()).to.have.lengthOf(1);
    expect(given).not.to.include(revoked()[0]);
  });

  it('names no address where the provider has none', async () => {
    journey.provider.tamper = { metadata: (document) => delete document['end_session_endpoint'] };
    journey.newVault();
    expect(await journey.end(await journey.signIn())).to.be.null;
  });

  it('sends nothing where the provider cannot revoke', async () => {
    journey.provider.tamper = { metadata: (document) => delete document['revocation_endpoint'] };
    journey.newVault();
    expect(await journey.end(await journey.signIn())).to.match(/\/logout\?/);
    expect(revoked()).to.be.empty;
  });

  for (const [what, answer] of [
    ['breaks down', () => new Response('oh', { status: 500 })],
    ['refuses', () => Response.json({ error: 'invalid_client' }, { status: 401 })],
    ['cannot be read, by CORS', () => Promise.reject(new TypeError('Failed to fetch'))],
  ] as const) {
    it(`names the address even if the revocation ${what}`, async () => {
      journey.provider.instead.set('/revoke', answer);
      expect(await journey.end(credential)).to.match(/\/logout\?/);
    });
  }

  it('leads nowhere when the provider is not there any more, and says so', async () => {
    journey.provider.network = 'down';
    const { facts } = await journey.refusal('provider-unreachable', journey.end(credential));
    expect(facts).to.deep.equal({ reason: 'network' });
  });

  it('leads nowhere when the provider is out of service, and says so', async () => {
    for (const path of ['/revoke', METADATA]) {
      journey.provider.instead.set(path, () => new Response('oh', { status: 503 }));
    }
    const { facts } = await journey.refusal('provider-unreachable', journey.end(credential));
    expect(facts).to.deep.equal({ reason: 'status', status: 503 });
  });

  it('asks whether the provider is there where there is nothing to revoke, too', async () => {
    journey.provider.tamper = { metadata: (document) => delete document['revocation_endpoint'] };
    journey.newVault();
    const single = await journey.signIn();
    journey.provider.network = 'down';
    await journey.refusal('provider-unreachable', journey.end(single));
  });

  it('comes back at once when nobody waits any more', async () => {
    journey.provider.instead.set('/revoke', () => new Promise<Response>(() => undefined));
    const thrown: unknown = await journey.backend
      .end(credential, { signal: AbortSignal.abort() })
      .catch((reason: unknown) => reason);
    expect((thrown as DOMException).name).to.equal('AbortError');
  });

  it('ends a session that never had a refresh token', async () => {
    journey.provider.tamper = { tokens: (body) => delete body['refresh_token'] };
    const single = await journey.signIn();
    expect(await journey.backend.end(single, { signal })).to.match(/\/logout\?/);
    expect(revoked()).to.be.empty;
  });
});
