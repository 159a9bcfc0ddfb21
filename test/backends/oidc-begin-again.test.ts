import { expect } from '@open-wc/testing/pure';
import type { BeginOptions } from '../../src/auth/backend.js';
import { SUBJECT } from '../fixtures/hostile-provider.js';
import { Journey, PAGE_URL } from './oidc-journey.js';

const EXPIRED = { error: 'temporarily_unavailable', error_description: 'authentication_expired' };

describe('an oidc sign-in that has expired at Keycloak', () => {
  let journey: Journey;

  beforeEach(() => {
    journey = new Journey();
  });

  /** The page leaves for this address and comes back with the word that its sign-in has expired. */
  const expire = (url: string, changes: Readonly<Record<string, string>> = {}) => {
    const params = new URLSearchParams(journey.provider.authorize(url, EXPIRED.error));
    for (const [name, value] of Object.entries({ ...EXPIRED, ...changes })) params.set(name, value);
    journey.newVault();
    return journey.answer(params.toString());
  };

  const askedAgain = async (options: Partial<BeginOptions> = {}): Promise<string> => {
    const outcome = await expire((await journey.begin(options)).url);
    if (outcome.done || outcome.challenge.kind !== 'redirect') throw new Error('not asked again');
    journey.newVault();
    return outcome.challenge.url;
  };

  it('is begun again, and leads where the first one would have led', async () => {
    const url = await askedAgain();
    expect(new URL(url).searchParams.has('prompt')).to.equal(false);
    const outcome = await journey.answer(journey.provider.authorize(url));
    expect(outcome.done && [outcome.returnTo, outcome.refused]).to.deep.equal([`${PAGE_URL}?customer=7`, undefined]);
  });

  it('is begun again once', async () => {
    await journey.refusal('provider-unreachable', expire(await askedAgain()));
    expect(journey.store.entries).to.be.empty;
  });

  it('asks for the same again, and tells nobody of it', async () => {
    const url = await askedAgain({ demands: { acr: ['gold'], subject: SUBJECT }, keepsSession: true });
    expect(new URL(url).searchParams.get('acr_values')).to.equal('gold');
    journey.provider.tamper = { claims: (claims) => (claims['acr'] = 'gold') };
    const outcome = await journey.answer(journey.provider.authorize(url));
    expect(outcome.done && outcome.refused).to.equal(undefined);
  });

  it('still gives the agent their session back where nothing comes of the second one', async () => {
    const url = await askedAgain({ demands: { acr: ['gold'], subject: SUBJECT }, keepsSession: true });
    const outcome = await journey.answer(journey.provider.authorize(url, 'access_denied'));
    if (outcome.done || outcome.challenge.kind !== 'redirect') throw new Error('not asked once more');
    expect(new URL(outcome.challenge.url).searchParams.get('prompt')).to.equal('none');
    journey.newVault();
    const last = await journey.answer(journey.provider.authorize(outcome.challenge.url));
    expect(last.done && last.refused?.code).to.equal('consent-denied');
  });

  for (const [name, changes, code] of [
    ['in other words', { error_description: 'maintenance' }, 'provider-unreachable'],
    ['with another error', { error: 'server_error' }, 'provider-unreachable'],
    ['by another provider', { iss: 'https://other.example' }, 'issuer-mismatch'],
  ] as const) {
    it(`is not begun again where that is said ${name}`, async () => {
      await journey.refusal(code, expire((await journey.begin()).url, changes));
    });
  }
});
