import { expect } from '@open-wc/testing/pure';
import { expectNoSecret } from './expect-no-secret.js';
import { Journey } from './oidc-journey.js';

/** One test for each place inside `oidc-client-ts` that the backend puts something into. */
describe('oidc hooks into oidc-client-ts 3.5.0', () => {
  const { fetch: original } = globalThis;
  let journey: Journey;
  let strays: string[];

  beforeEach(() => {
    strays = [];
    globalThis.fetch = (input) => {
      strays.push(new Request(input).url);
      return Promise.reject(new TypeError('not by this way'));
    };
    journey = new Journey({ settings: { loadUserInfo: true } });
  });

  afterEach(() => {
    globalThis.fetch = original;
  });

  it('metadata and keys go through the context’s fetch', async () => {
    await journey.signIn();
    expect(journey.provider.requestsTo('/.well-known/openid-configuration')).to.have.lengthOf(1);
    expect(journey.provider.requestsTo('/keys')).to.have.lengthOf(1);
    expect(strays).to.be.empty;
  });

  it('the code exchange goes through the context’s fetch', async () => {
    await journey.signIn();
    expect(journey.provider.requestsTo('/token')[0]?.params.get('grant_type')).to.equal('authorization_code');
    expect(strays).to.be.empty;
  });

  it('UserInfo goes through the context’s fetch', async () => {
    await journey.signIn();
    expect(journey.provider.requestsTo('/me')).to.have.lengthOf(1);
    expect(strays).to.be.empty;
  });

  it('the refresh goes through the context’s fetch', async () => {
    await journey.renew(await journey.signIn());
    expect(journey.provider.requestsTo('/token')[1]?.params.get('grant_type')).to.equal('refresh_token');
    expect(strays).to.be.empty;
  });

  it('the revocation goes through the context’s fetch', async () => {
    await journey.end(await journey.signIn());
    expect(journey.provider.requestsTo('/revoke')).to.have.lengthOf(1);
    expect(strays).to.be.empty;
  });

  it('the answer to a code is checked before the engine does anything with it', async () => {
    journey.provider.tamper = { tokens: (body) => (body['token_type'] = 'mac') };
    await journey.refusal('token-invalid', journey.signIn());
    expect(journey.provider.requestsTo('/me')).to.be.empty;
  });

  it('the answer to a refresh token is checked', async () => {
    const credential = await journey.signIn();
    journey.provider.tamper = { grant: 'refresh_token', tokens: (body) => (body['token_type'] = 'mac') };
    await journey.refusal('session-ended', journey.renew(credential));
  });

  it('nothing of an answer reaches the engine but what the checks have read', async () => {
    journey.provider.tamper = {
      tokens: (body) => {
        body['profile'] = { sub: 'somebody-else', name: 'Somebody Else' };
        body['error'] = 'access_denied';
        body['state'] = 'another';
      },
    };
    const { session } = await journey.signIn();
    expect(session.identity.name).to.equal('Sarah Jefferson');
    expectNoSecret(session, ['Somebody Else', 'somebody-else']);
  });
});
