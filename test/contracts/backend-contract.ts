import { expect } from '@open-wc/testing/pure';
import type { Credential } from '../../src/auth/credential.js';
import { expectNoSecret } from '../backends/expect-no-secret.js';
import { describeAnswers } from './backend-answers.js';
import { dead, failure, live } from './backend-calls.js';
import type { BackendTraits } from './backend-subject.js';
import { describeUnasked } from './backend-unasked.js';

/** What differs after a renewal. A cookie is the browser's affair: what is renewed is what the vault knows of it. */
const proofOf = (credential: Credential): unknown => credential.value || credential;

/** The rules of `src/auth/backend.ts`, by their numbers, for every backend. */
export function describeBackend(name: string, traits: BackendTraits): void {
  const { renews, ends = true } = traits;
  describe(`backend contract: ${name}`, () => {
    const scene =
      traits.asks === false ? describeUnasked(traits.create) : describeAnswers(traits.create, traits.redirects);

    it('1. rejects with a DeskpassError where the system cannot be reached', async () => {
      scene.subject.connect(false);
      await failure(scene.backend.detect(live()));
    });

    it('7. says session-ended when the system refuses for good', async () => {
      const credential = await scene.signIn();
      scene.subject.endSessions();
      expect((await failure(scene.backend.renew(credential, live()))).code).to.equal('session-ended');
    });

    it(`7. ${renews ? 'renews' : 'does not say that it renews'}`, async () => {
      const credential = await scene.signIn();
      expect(credential.session.renewable).to.equal(renews);
      const renewed = renews ? await scene.backend.renew(credential, live()) : credential;
      expect(proofOf(renewed) === proofOf(credential)).to.equal(!renews);
      expect(renewed.session.identity).to.deep.equal(credential.session.identity);
    });

    if (renews) {
      it('7. says anything but session-ended when trying again later helps', async () => {
        const credential = await scene.signIn();
        scene.subject.connect(false);
        expect((await failure(scene.backend.renew(credential, live()))).code).not.to.equal('session-ended');
        scene.subject.connect(true);
        expect(proofOf(await scene.backend.renew(credential, live()))).not.to.equal(proofOf(credential));
      });
    }

    it('8. names an address where the system is reached, or none', async () => {
      const address = await scene.backend.end(await scene.signIn(), live());
      expect(address === null || URL.canParse(address)).to.be.true;
      expectNoSecret(address, scene.subject.secrets());
    });

    it(`8. leads nowhere where the system cannot be reached${ends ? ', and says so' : ''}`, async () => {
      const credential = await scene.signIn();
      scene.subject.connect(false);
      if (ends) expect((await failure(scene.backend.end(credential, live()))).code).to.equal('provider-unreachable');
      else expect(await scene.backend.end(credential, live())).to.equal(null);
    });

    it('8. settles when nobody waits', async () => {
      const credential = await scene.signIn();
      const ending = await scene.backend.end(credential, dead).catch((thrown: unknown) => (thrown as Error).name);
      expect([null, 'AbortError', 'DeskpassError']).to.satisfy(
        (allowed: readonly unknown[]) => allowed.includes(ending) || URL.canParse(String(ending)),
      );
    });

    it('10. names an address to protect from the start', () => {
      expect(scene.backend.protectedUrls()).not.to.be.empty;
    });

    it('10. protects every address that a secret was sent to', async () => {
      await scene.backend.end(await scene.signIn(), live());
      const guarded = scene.backend.protectedUrls();
      expect(scene.subject.trustedWith().length > 0).to.equal([...scene.subject.secrets()].length > 0);
      for (const url of scene.subject.trustedWith()) {
        expect(
          guarded.some((prefix) => url === prefix || url.startsWith(`${prefix}/`)),
          url,
        ).to.be.true;
      }
    });
  });
}
