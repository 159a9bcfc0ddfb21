import { expect } from '@open-wc/testing/pure';
import { Journey } from './oidc-journey.js';

const HOUR = 3_600_000;

describe('oidc with a clock that is off', () => {
  let journey: Journey;

  beforeEach(() => {
    journey = new Journey();
  });

  for (const [what, ahead, direction] of [
    ['an hour behind', HOUR, 'behind'],
    ['an hour ahead', -HOUR, 'ahead'],
  ] as const) {
    it(`says so when this device is ${what}`, async () => {
      journey.providerAhead = ahead;
      const { facts, message } = await journey.refusal('clock-skew', journey.signIn());
      expect(facts).to.deep.equal({ minutes: 60, direction });
      expect(message).to.equal(`This device's clock is about 60 minutes ${direction}`);
    });
  }

  for (const ahead of [-59_000, 59_000]) {
    it(`gets over ${ahead / 1000} seconds`, async () => {
      journey.providerAhead = ahead;
      expect((await journey.signIn()).issuedAt).to.equal(journey.time);
    });
  }

  it('counts the access token’s life by this device, not by the provider', async () => {
    journey.providerAhead = -200_000;
    expect((await journey.signIn()).expiresAt).to.equal(journey.time + 300_000);
  });

  it('blames no clock for a token that the agent let grow old', async () => {
    const { url } = await journey.begin();
    journey.time += 10 * 60_000;
    journey.provider.tamper = {
      claims: (claims, now) => {
        claims['iat'] = now - 500;
        claims['exp'] = now - 200;
      },
    };
    const { facts } = await journey.refusal('token-invalid', journey.answer(journey.provider.authorize(url)));
    expect(facts['check']).to.equal('exp');
  });
});
