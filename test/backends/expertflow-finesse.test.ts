import { expect } from '@open-wc/testing/pure';
import { startSimulator, type Simulator } from '../support/simulator.js';
import { asked, failureOf, over, saidBy, useExpertflow } from './expertflow-journey.js';

const expertflow = useExpertflow();

describe('an agent of Finesse at Expertflow', () => {
  let finesse: Simulator;
  before(async () => {
    finesse = await startSimulator('finesse', { authMode: 'NON_SSO' });
  });
  after(() => finesse.stop());

  const take = (settings: Readonly<Record<string, unknown>> = {}) =>
    expertflow.take({ settings: { finesseUrl: finesse.url, ...settings } });
  const bodies = async () => (await expertflow.sim.requests()).map(({ fields }) => fields as string[]);

  it('signs in with the password of Finesse, and gets the roles of the site', async () => {
    const { session } = over(await take({ roles: ['agent', 'supervisor'] }).login('sjefferson'));
    expect(session.permissions).to.include.members(['agent', 'supervisor', 'supervisor#view_all']);
    expect((await bodies()).at(-1)).to.have.members([
      'username',
      'password',
      'finesseUrl',
      'authToken',
      'authWithSSO',
      'roles',
    ]);
  });

  it('is asked for the phone line beside the password, which goes in the place of the roles', async () => {
    const journey = take({ askExtension: true });
    expect(await journey.begin()).to.deep.include({ kind: 'password', extension: '' });
    const { session } = over(await journey.login('sjefferson', 'northwind', '7001'));
    expect(session.claims['extension']).to.equal('7001');
    expect((await bodies()).at(-1))
      .to.include('agentExtension')
      .and.not.to.include('roles');
  });

  it('has to name the phone line where it is asked for, and keeps what was typed', async () => {
    const journey = take({ askExtension: true });
    expect(saidBy(asked(await journey.login('sjefferson')))).to.equal('password extension-invalid');
    expect(asked(await journey.login('sjefferson', 'wrong', '7001'))).to.deep.include({ extension: '7001' });
  });

  it('is refused by Finesse for a wrong password', async () => {
    expect(saidBy(asked(await take().login('sjefferson', 'wrong')))).to.equal('password credentials-wrong');
  });

  it('needs no second factor of Expertflow: Cisco has its own', async () => {
    const journey = expertflow.take({ tenant: 'app', settings: { finesseUrl: finesse.url } });
    expect((await journey.login('sjefferson')).done).to.be.true;
  });

  it('is told that the password expires, and cannot change it here: it is that of Finesse', async () => {
    const journey = take();
    const { session } = over(await journey.login('sjefferson'));
    void journey.sim.call('setAgentOf', 'expertflow', session.identity.username, { account: 'expiring' });
    const challenge = asked(await journey.login('sjefferson'));
    expect(challenge).to.deep.include({ notice: 'password-expires', actions: ['skip', 'cancel'] });
  });

  it('cannot sign in while Finesse is away, and nobody says that the password was wrong', async () => {
    const journey = take({ finesseUrl: 'http://finesse.localhost:9' });
    const { code, facts } = await failureOf(journey.login('sjefferson'));
    expect([code, facts['status']]).to.deep.equal(['provider-unreachable', 408]);
  });
});
