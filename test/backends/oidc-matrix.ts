import { expect } from '@open-wc/testing/pure';
import type { BackendFactory } from '../../src/auth/backend.js';
import { barCases, positiveCases } from '../fixtures/hostile-provider-matrix.js';
import { algorithmCases, ownCases } from '../fixtures/hostile-provider-more.js';
import type { TamperCase } from '../fixtures/hostile-provider-tamper.js';
import { expectNoSecret } from './expect-no-secret.js';
import { Journey, signal } from './oidc-journey.js';

/** What every backend for OpenID providers is held to, whichever form of its libraries it has. */
export function describeMatrix(createBackend: BackendFactory): void {
  const hostile = (settings: TamperCase['settings'], tamper: TamperCase['tamper']): Journey => {
    const journey = new Journey({ createBackend, ...(settings ? { settings } : {}) });
    journey.provider.tamper = tamper;
    return journey;
  };

  const refuses = ({
    name,
    tamper,
    at = 'answer',
    code = 'internal',
    check,
    settings,
    beforeTokens,
  }: TamperCase): void => {
    it(`refuses: ${name}`, async () => {
      const journey = hostile(settings, tamper);
      const work = {
        detect: () => journey.backend.detect({ signal }),
        answer: () => journey.signIn(),
        renew: async () => journey.renew(await journey.signIn()),
      };
      const { facts } = await journey.refusal(code, work[at]());
      if (check !== undefined) expect(facts['check'] ?? facts['reason']).to.equal(check);
      if (beforeTokens) expect(journey.provider.requestsTo('/token')).to.be.empty;
    });
  };

  const accepts = ({ name, tamper, settings }: TamperCase): void => {
    it(`accepts: ${name}`, async () => {
      const journey = hostile(settings, tamper);
      const credential = await journey.signIn();
      const renewed = await journey.renew(credential);
      expect(credential.session.identity.name).to.equal('Sarah Jefferson');
      expect(renewed.session.identity.name).to.equal('Sarah Jefferson');
      expect(renewed.value).not.to.equal(credential.value);
      expectNoSecret([credential.session, renewed.session], journey.provider.secrets);
    });
  };

  describe('a hostile OpenID provider', () => {
    it('has all 26 cases of the bar', () => {
      expect(new Set(barCases.map(({ name }) => name)).size).to.equal(26);
    });

    barCases.forEach(refuses);
    ownCases.forEach(refuses);
  });

  describe('an OpenID provider with habits of its own', () => {
    positiveCases.forEach(accepts);
    algorithmCases.forEach(accepts);
  });
}
