import { expect } from '@open-wc/testing/pure';
import type { Demands } from '../../src/auth/demands.js';
import { SUBJECT } from '../fixtures/hostile-provider.js';
import { Journey } from './oidc-journey.js';

describe('oidc demands', () => {
  let journey: Journey;

  beforeEach(() => {
    journey = new Journey();
  });

  const asked = async (demands: Demands) => new URL((await journey.begin({ demands })).url).searchParams;

  /** The agent signs in where this is asked for, comes back to a new vault, and this is what it makes of the answer. */
  const outcome = async (demands: Demands) => {
    const { url } = await journey.begin({ demands });
    const query = journey.provider.authorize(url);
    journey.newVault();
    return journey.answer(query);
  };
  const refusedCheck = async (demands: Demands) =>
    (await journey.refusal('token-invalid', outcome(demands))).facts['check'];

  it('names every demand that it can meet', () => {
    expect(journey.backend.meets).to.have.members([
      ...['action', 'acr', 'maxAge', 'loginHint', 'identityProvider', 'subject'],
    ]);
  });

  it('sends each demand by its name in the protocol', async () => {
    const params = await asked({
      action: 'UPDATE_PASSWORD',
      acr: ['gold', 'silver'],
      maxAge: 0,
      loginHint: 'sjefferson',
      identityProvider: 'corporate',
    });
    expect(params.get('kc_action')).to.equal('UPDATE_PASSWORD');
    expect(params.get('acr_values')).to.equal('gold silver');
    expect(params.get('max_age')).to.equal('0');
    expect(params.get('login_hint')).to.equal('sjefferson');
    expect(params.get('kc_idp_hint')).to.equal('corporate');
  });

  it('sends nothing of the kind where nothing is asked for', async () => {
    const params = await asked({});
    for (const name of ['kc_action', 'acr_values', 'max_age', 'login_hint', 'kc_idp_hint']) {
      expect(params.has(name), name).to.be.false;
    }
  });

  it('puts what the page asks for in the place of what the desk file says', async () => {
    journey = new Journey({ settings: { acr_values: 'bronze', login_hint: 'somebody', identityProvider: 'partner' } });
    const params = await asked({ acr: ['gold'], loginHint: 'sjefferson', identityProvider: 'corporate' });
    expect(params.get('acr_values')).to.equal('gold');
    expect(params.get('login_hint')).to.equal('sjefferson');
    expect(params.get('kc_idp_hint')).to.equal('corporate');
  });

  for (const [desk, page, sent] of [
    [600, 60, '60'],
    [60, 600, '60'],
  ] as const) {
    it(`asks for the shorter of ${String(desk)} s in the desk file and ${String(page)} s on the page`, async () => {
      journey = new Journey({ settings: { max_age: desk } });
      expect((await asked({ maxAge: page })).get('max_age')).to.equal(sent);
    });
  }

  it('names the other provider by the parameter that the desk file says', async () => {
    journey = new Journey({ settings: { identityProvider: 'corporate', identityProviderParameter: 'connection' } });
    const params = await asked({});
    expect(params.get('connection')).to.equal('corporate');
    expect(params.has('kc_idp_hint')).to.be.false;
  });

  it('lets an agent in who has reached one of the levels', async () => {
    journey.provider.tamper = { claims: (claims) => (claims['acr'] = 'silver') };
    expect((await outcome({ acr: ['gold', 'silver'] })).done).to.be.true;
  });

  it('refuses an agent who has reached another level', async () => {
    journey.provider.tamper = { claims: (claims) => (claims['acr'] = 'bronze') };
    expect(await refusedCheck({ acr: ['gold', 'silver'] })).to.equal('acr');
  });

  it('refuses an answer that is silent about the level', async () => {
    expect(await refusedCheck({ acr: ['gold'] })).to.equal('acr');
  });

  it('refuses an agent who proved who they are too long ago', async () => {
    journey.provider.tamper = { claims: (claims, now) => (claims['auth_time'] = now - 400) };
    expect(await refusedCheck({ maxAge: 300 })).to.equal('auth_time');
  });

  it('refuses an answer that is silent about when the agent proved who they are', async () => {
    journey.provider.tamper = { claims: (claims) => delete claims['auth_time'] };
    expect(await refusedCheck({ maxAge: 300 })).to.equal('auth_time');
  });

  it('lets the agent in whom the page expects, and no other', async () => {
    expect((await outcome({ subject: SUBJECT })).done).to.be.true;
    expect(await refusedCheck({ subject: 'somebody-else' })).to.equal('sub');
  });

  it('asks nothing of a renewal that only the sign-in was asked for', async () => {
    journey.provider.tamper = { claims: (claims) => (claims['acr'] = 'gold'), grant: 'authorization_code' };
    const signedIn = await outcome({ acr: ['gold'], maxAge: 60 });
    if (!signedIn.done) throw new Error('not done');
    journey.time += 280_000;
    expect((await journey.renew(signedIn.credential)).value).not.to.equal(signedIn.credential.value);
  });

  for (const status of ['success', 'cancelled', 'error'] as const) {
    it(`tells that the action ended with ${status}`, async () => {
      journey.provider.tamper = { callback: (params) => params.set('kc_action_status', status) };
      expect(await outcome({ action: 'CONFIGURE_TOTP' })).to.deep.include({
        done: true,
        action: { name: 'CONFIGURE_TOTP', status },
      });
    });
  }

  it('tells that the provider has ignored the action where it says nothing, or something unknown', async () => {
    const ignored = { name: 'UPDATE_PASSWORD', status: 'ignored' };
    expect(await outcome({ action: 'UPDATE_PASSWORD' })).to.deep.include({ action: ignored });
    journey.provider.tamper = { callback: (params) => params.set('kc_action_status', '<b>') };
    expect(await outcome({ action: 'UPDATE_PASSWORD' })).to.deep.include({ action: ignored });
  });

  it('tells of no action where none was asked for, whatever the address says', async () => {
    journey.provider.tamper = { callback: (params) => params.set('kc_action_status', 'success') };
    expect(await outcome({})).not.to.have.property('action');
  });

  for (const [what, demands] of [
    ['an action with a space', { action: 'UPDATE_PASSWORD other' }],
    ['an empty action', { action: '' }],
    ['no level at all', { acr: [] }],
    ['a level with a space', { acr: ['gold silver'] }],
    ['levels that are a text', { acr: 'gold' as unknown as string[] }],
    ['an age that is negative', { maxAge: -1 }],
    ['an age that is no number', { maxAge: NaN }],
    ['a subject that is empty', { subject: '' }],
  ] as const) {
    it(`refuses to ask for ${what}`, async () => {
      await journey.refusal('request-invalid', journey.begin({ demands }));
    });
  }
});
