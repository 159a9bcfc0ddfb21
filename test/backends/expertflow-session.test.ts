import { expect } from '@open-wc/testing/pure';
import { failureOf, over, useExpertflow } from './expertflow-journey.js';

const expertflow = useExpertflow();

describe('a session of Expertflow', () => {
  it('is renewed as often as it is asked, by one refresh token', async () => {
    const journey = expertflow.take();
    const { backend, options } = journey;
    const first = over(await journey.login('mgarcia'));
    const second = await backend.renew(first, options);
    const third = await backend.renew(second, options);
    expect(new Set([first.value, second.value, third.value]).size).to.equal(3);
    expect(third.session).to.deep.include({ identity: first.session.identity, permissions: first.session.permissions });
  });

  it('ends at the second renewal where Keycloak revokes refresh tokens', async () => {
    void expertflow.sim.call('setTenant', 'expertflow', { revokeRefreshToken: true });
    const journey = expertflow.take();
    const second = await journey.backend.renew(over(await journey.login('mgarcia')), journey.options);
    const failure = await failureOf(journey.backend.renew(second, journey.options));
    expect(failure.code).to.equal('session-ended');
    expect(failure.suggestion).to.contain('Revoke Refresh Token');
  });

  it('ends when the refresh token has expired', async () => {
    const journey = expertflow.take();
    const credential = over(await journey.login('mgarcia'));
    journey.sim.advance(7 * 86_400 + 1);
    expect((await failureOf(journey.backend.renew(credential, journey.options))).code).to.equal('session-ended');
  });

  for (const [what, cause] of [
    ['Keycloak cannot be reached', () => expertflow.sim.call('setTrouble', 'timeout')],
    ['its client secret is wrong', () => expertflow.sim.call('setTrouble', 'secret')],
    ['the gateway asks for a token', () => expertflow.sim.failNext(401)],
    ['there are too many requests', () => expertflow.sim.failNext(429)],
    ['nothing answers behind the gateway', () => expertflow.sim.failNext(502)],
  ] as const) {
    it(`goes on while ${what}`, async () => {
      const journey = expertflow.take();
      const credential = over(await journey.login('mgarcia'));
      await cause();
      expect((await failureOf(journey.backend.renew(credential, journey.options))).code).not.to.equal('session-ended');
      await expertflow.sim.call('setTrouble', null);
      expect((await journey.backend.renew(credential, journey.options)).value).not.to.equal(credential.value);
    });
  }

  it('cannot be renewed once it has been ended', async () => {
    const journey = expertflow.take();
    const credential = over(await journey.login('mgarcia'));
    expect(await journey.backend.end(credential, journey.options)).to.be.null;
    expect((await failureOf(journey.backend.renew(credential, journey.options))).code).to.equal('session-ended');
  });

  it('asks where the site has its endpoints, and keeps gadgets from there', async () => {
    const paths = { login: '/agents/sign-in' };
    const journey = expertflow.take({ settings: { paths } });

    await failureOf(journey.login('mgarcia'));

    expect(await journey.paths()).to.include('/agents/sign-in');
    expect(journey.backend.protectedUrls()).to.include(`${journey.sim.url}/agents/sign-in`);
  });

  it('keeps gadgets from every realm that its tokens come from', async () => {
    const journey = expertflow.take({ tenant: 'app', settings: { realm: 'elsewhere' } });
    await journey.ask('mgarcia');
    await journey.finish({ kind: 'otp', code: await journey.shown('mgarcia') });
    expect(journey.backend.protectedUrls()).to.include.members([
      `${journey.sim.url}/auth/realms/app`,
      `${journey.sim.url}/agent-manager/agent/refresh-token`,
      `${journey.sim.url}/unified-admin/keycloakLogin`,
    ]);
  });
});
