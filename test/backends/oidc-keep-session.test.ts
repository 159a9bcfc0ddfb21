import { expect } from '@open-wc/testing/pure';
import type { BeginOptions } from '../../src/auth/backend.js';
import { SUBJECT } from '../fixtures/hostile-provider.js';
import { Journey } from './oidc-journey.js';

const MORE: Partial<BeginOptions> = { demands: { acr: ['gold'], subject: SUBJECT }, keepsSession: true };

describe('oidc where more is asked of an agent who is signed in, and nothing comes of it', () => {
  let journey: Journey;

  beforeEach(() => {
    journey = new Journey();
  });

  /** The page leaves to ask for more; the query with which it comes back. */
  const leave = async (options = MORE, error?: string): Promise<string> => {
    const { url } = await journey.begin(options);
    journey.newVault();
    return journey.provider.authorize(url, error);
  };

  /** The address at which the provider is asked once more. */
  const askedOnceMore = async (query: string): Promise<string> => {
    const outcome = await journey.answer(query);
    if (outcome.done || outcome.challenge.kind !== 'redirect') throw new Error('not asked once more');
    return outcome.challenge.url;
  };

  for (const [name, error, code] of [
    ['the provider has passed over what was asked for', undefined, 'token-invalid'],
    ['the provider refuses it', 'unmet_authentication_requirements', 'provider-refused'],
    ['the agent has turned back', 'access_denied', 'consent-denied'],
  ] as const) {
    it(`signs the agent in as they were where ${name}, and says why`, async () => {
      const url = await askedOnceMore(await leave(MORE, error));
      journey.newVault();
      const outcome = await journey.answer(journey.provider.authorize(url));
      expect(outcome.done && [outcome.refused?.code, outcome.returnTo]).to.deep.equal([
        code,
        'https://desk.example/agent?customer=7',
      ]);
    });
  }

  it('asks the provider silently, in this window, and for nothing more', async () => {
    const { searchParams } = new URL(await askedOnceMore(await leave({ ...MORE, display: 'redirect' })));
    expect([searchParams.get('prompt'), searchParams.get('acr_values')]).to.deep.equal(['none', null]);
    expect(searchParams.get('state')).to.match(/;deskpass\.redirect\.sso$/);
  });

  it('fails as it had where the provider does not know the agent any more', async () => {
    const url = await askedOnceMore(await leave());
    journey.newVault();
    const answer = journey.answer(journey.provider.authorize(url, 'login_required'));
    expect((await journey.refusal('token-invalid', answer)).facts['check']).to.equal('acr');
  });

  it('fails as it had where the provider signs somebody else in', async () => {
    const url = await askedOnceMore(await leave());
    journey.newVault();
    journey.provider.tamper = { claims: (claims) => (claims['sub'] = 'somebody-else') };
    const answer = journey.answer(journey.provider.authorize(url));
    expect((await journey.refusal('token-invalid', answer)).facts['check']).to.equal('acr');
  });

  it('fails as it had where the provider cannot be asked once more', async () => {
    const query = await leave(MORE, 'access_denied');
    journey.provider.instead.set('/.well-known/openid-configuration', () => new Response(null, { status: 503 }));
    await journey.refusal('provider-unreachable', journey.answer(query));
  });

  for (const [name, options] of [
    ['somebody else has signed in there', { ...MORE, demands: { subject: 'another-agent' } }],
    ['nobody was signed in', { ...MORE, keepsSession: false }],
    ['nobody knows who was signed in', { ...MORE, demands: { acr: ['gold'] } }],
  ] as const) {
    it(`asks no more where ${name}`, async () => {
      await journey.refusal('token-invalid', journey.answer(await leave(options)));
    });
  }

  it('asks no more where the vault that has begun it is still there: it holds the session', async () => {
    const { url } = await journey.begin({ ...MORE, display: 'popup' });
    await journey.refusal('token-invalid', journey.answer(journey.provider.authorize(url)));
  });
});
