import { expect } from '@open-wc/testing/pure';
import type { ErrorCode } from '../../src/core/errors.js';
import { SUBJECT } from '../fixtures/hostile-provider.js';
import { expectNoSecret } from './expect-no-secret.js';
import { Journey, PAGE_URL, signal } from './oidc-journey.js';

describe('oidc sign-in', () => {
  let journey: Journey;
  const asked = async (options = {}) => new URL((await journey.begin(options)).url).searchParams;

  beforeEach(() => {
    journey = new Journey({ settings: { scope: 'openid orders:read' } });
  });

  it('finds a provider', async () => {
    expect(await journey.backend.detect({ signal })).to.deep.equal({ mode: 'sso' });
  });

  it('asks for a code with S256, a nonce and the page’s own address', async () => {
    const params = await asked();
    expect(params.get('response_type')).to.equal('code');
    expect(params.get('client_id')).to.equal('desk');
    expect(params.get('redirect_uri')).to.equal(PAGE_URL);
    expect(params.get('scope')).to.equal('openid orders:read');
    expect(params.get('code_challenge_method')).to.equal('S256');
    expect(params.get('code_challenge')).to.match(/^[\w-]{43}$/);
    expect(params.get('nonce')).to.match(/^[\w-]{43}$/);
    expect(params.has('prompt')).to.be.false;
  });

  it('names itself in the state, with 256 random bits before', async () => {
    expect((await asked()).get('state')).to.match(/^[\w-]{43};deskpass\.redirect\.sso$/);
    expect((await asked({ display: 'popup' })).get('state')).to.match(/^[\w-]{43};deskpass\.popup\.sso$/);
  });

  it('never uses a state, nonce or challenge twice', async () => {
    const [one, two] = [await asked(), await asked()];
    for (const name of ['state', 'nonce', 'code_challenge']) expect(one.get(name)).not.to.equal(two.get(name));
  });

  it('asks for no screen when it must be silent', async () => {
    expect((await asked({ silent: true })).get('prompt')).to.equal('none');
  });

  it('leaves how the redirect is shown to the desk file where nobody says', async () => {
    journey = new Journey({ settings: { display: 'popup' } });
    expect((await journey.begin()).display).to.equal('popup');
    expect((await journey.begin({ display: 'redirect' })).display).to.equal('redirect');
  });

  it('sends every parameter of the desk file', async () => {
    journey = new Journey({
      settings: {
        resource: ['https://orders.example', 'https://stock.example'],
        acr_values: 'gold silver',
        max_age: 600,
        prompt: 'select_account',
        login_hint: 'sjefferson',
        response_mode: 'query',
        extraQueryParams: { kc_idp_hint: 'northwind' },
      },
    });
    const params = await asked();
    expect(params.getAll('resource')).to.deep.equal(['https://orders.example', 'https://stock.example']);
    expect(params.get('acr_values')).to.equal('gold silver');
    expect(params.get('max_age')).to.equal('600');
    expect(params.get('prompt')).to.equal('select_account');
    expect(params.get('login_hint')).to.equal('sjefferson');
    expect(params.get('response_mode')).to.equal('query');
    expect(params.get('kc_idp_hint')).to.equal('northwind');
  });

  it('names a single resource again at the token endpoint, at sign-in and at renewal', async () => {
    journey = new Journey({ settings: { resource: 'https://orders.example' } });
    await journey.renew(await journey.signIn());
    const resources = journey.provider.requestsTo('/token').map(({ params }) => params.getAll('resource'));
    expect(resources).to.deep.equal([['https://orders.example'], ['https://orders.example']]);
  });

  it('tells the page who signed in and what they may do, without protocol claims', async () => {
    const { session } = await journey.signIn();
    const authTime = journey.time / 1000;
    expect(session).to.deep.equal({
      identity: { subject: SUBJECT, name: 'Sarah Jefferson', username: 'sjefferson' },
      claims: {
        sub: SUBJECT,
        auth_time: authTime,
        name: 'Sarah Jefferson',
        preferred_username: 'sjefferson',
        email: 'sarah@northwind.example',
        roles: ['agent'],
        groups: ['support'],
      },
      permissions: ['openid', 'orders:read', 'agent', 'support'],
      expiresAt: journey.time + 300_000,
      renewable: true,
      authMode: 'sso',
      method: 'sso',
    });
  });

  it('reads Keycloak’s roles, and marks those of other clients', async () => {
    journey.provider.tamper = {
      claims: (claims) => {
        claims['realm_access'] = { roles: ['supervisor'] };
        claims['resource_access'] = { desk: { roles: ['dialler'] }, account: { roles: ['admin'] }, odd: null };
      },
    };
    const { session } = await journey.signIn();
    expect(session.permissions).to.include.members(['supervisor', 'dialler', 'account:admin']);
    expect(session.permissions).not.to.include('admin');
  });

  it('hides a token that a provider has put among the claims', async () => {
    journey.provider.tamper = { claims: (claims) => (claims['access_token'] = 'of-a-broker') };
    expectNoSecret((await journey.signIn()).session, ['of-a-broker']);
  });

  it('adds what UserInfo says where the desk file asks for it, and keeps it when renewing', async () => {
    journey = new Journey({ settings: { loadUserInfo: true } });
    const credential = await journey.signIn();
    const renewed = await journey.renew(credential);
    expect(credential.session.claims['phone_number']).to.equal('+44 20 7946 0000');
    expect(renewed.session.claims['phone_number']).to.equal('+44 20 7946 0000');
    expect(journey.provider.requestsTo('/me')).to.have.lengthOf(1);
  });

  it('takes no UserInfo whose signature nobody has looked at', async () => {
    journey = new Journey({ settings: { loadUserInfo: true } });
    journey.provider.instead.set(
      '/me',
      () => new Response('a.b.c', { headers: { 'content-type': 'application/jwt' } }),
    );
    await journey.refusal('provider-invalid', journey.signIn());
  });

  it('finds a key that is used before it was seen', async () => {
    await journey.signIn();
    journey.provider.rotateKeys();
    expect((await journey.signIn()).value).to.match(/^access-/);
  });

  const errors: readonly (readonly [string, ErrorCode])[] = [
    ['access_denied', 'consent-denied'],
    ['login_required', 'login-required'],
    ['interaction_required', 'login-required'],
    ['consent_required', 'login-required'],
    ['account_selection_required', 'login-required'],
    ['temporarily_unavailable', 'provider-unreachable'],
    ['server_error', 'provider-unreachable'],
    ['invalid_scope', 'provider-refused'],
    ['invalid_request', 'provider-refused'],
    ['unauthorized_client', 'provider-refused'],
    ['unsupported_response_type', 'provider-refused'],
  ];
  for (const [error, code] of errors) {
    it(`says ${code} for ${error} and forgets the transaction`, async () => {
      const { url } = await journey.begin();
      const { facts } = await journey.refusal(code, journey.answer(journey.provider.authorize(url, error)));
      expect(facts['error']).to.equal(error);
      expect(journey.provider.requestsTo('/token')).to.be.empty;
      expect(journey.store.entries).to.be.empty;
    });
  }

  it('repeats no error word that may be something else', async () => {
    const { url } = await journey.begin();
    const query = journey.provider.authorize(url, 'access-Zm9vYmFyYmF6cXV4');
    const { facts } = await journey.refusal('provider-refused', journey.answer(query));
    expect(facts['error']).to.equal('unknown');
  });
});
