import { expect } from '@open-wc/testing/pure';
import type { Credential } from '../../src/auth/credential.js';
import { type FinesseJourney, password, signal, startJourney, withEvents } from './finesse-journey.js';

let journey: FinesseJourney;
afterEach(() => journey.finesse.stop());

const single = async (system: Readonly<Record<string, unknown>> = {}, settings = withEvents): Promise<Credential> => {
  journey = await startJourney({ authMode: 'SSO', ...system }, settings);
  await journey.begin();
  await journey.ask(await journey.visit(await journey.ask({ kind: 'identifier', identifier: 'sjefferson' })));
  return journey.finish({ kind: 'extension', extension: '1001001' });
};

const byPassword = async (
  system: Readonly<Record<string, unknown>> = {},
  settings: Parameters<typeof startJourney>[1] = withEvents,
): Promise<Credential> => {
  journey = await startJourney({ authMode: 'NON_SSO', ...system }, settings);
  await journey.begin();
  return journey.finish(password('rread', '1001003'));
};

const renew = (credential: Credential): Promise<Credential> => journey.backend.renew(credential, { signal });
const end = (credential: Credential): Promise<string | null> => journey.backend.end(credential, { signal });

describe('renewing a token of Finesse', () => {
  it('brings another token for the same agent, good for as long again', async () => {
    const credential = await single();
    journey.finesse.advance(200);
    const renewed = await renew(credential);
    expect(renewed.value).not.to.equal(credential.value);
    expect(renewed.session.identity).to.deep.equal(credential.session.identity);
    expect(renewed.expiresAt - renewed.issuedAt).to.equal(299_000);
    expect(renewed.session.expiresAt).to.equal(renewed.expiresAt);
  });

  it('works again and again, and after the token has expired', async () => {
    let credential = await single();
    for (let count = 0; count < 3; count += 1) {
      journey.finesse.advance(400);
      credential = await renew(credential);
    }
    const answer = await journey.finesse.fetch(`${journey.finesse.url}/finesse/api/User/1001001`, {
      headers: { authorization: `Bearer ${credential.value}` },
    });
    expect(answer.status).to.equal(200);
  });

  it('keeps the refresh token that a renewal brings', async () => {
    const credential = await renew(await single({ refreshTokenRenewed: true }));
    expect((await renew(credential)).value).not.to.equal(credential.value);
  });

  it('ends with the refresh token', async () => {
    const credential = await single();
    journey.finesse.advance(11 * 3600);
    await journey.refusal('session-ended', renew(credential));
  });

  for (const fault of [503, 'cut'] as const) {
    it(`is put off while the service fails, by ${fault}`, async () => {
      const credential = await single();
      void journey.finesse.outage(fault, { path: '/desktop/sso' });
      await journey.refusal('provider-unreachable', renew(credential));
      void journey.finesse.outage(null);
      await renew(credential);
    });
  }

  for (const [status, code] of [
    [400, 'session-ended'],
    [401, 'session-ended'],
    [500, 'provider-unreachable'],
  ] as const) {
    it(`says ${code} for a ${String(status)} of the token service`, async () => {
      const credential = await single();
      void journey.finesse.outage(status, { path: '/desktop/sso' });
      await journey.refusal(code, renew(credential));
    });
  }

  it('goes on at the other node where one is out of service', async () => {
    const credential = await single();
    void journey.finesse.outage(503, { site: 'primary' });
    await renew(credential);
  });

  it('goes on at the other node at the next attempt where one does not answer at all', async () => {
    const credential = await single();
    void journey.finesse.outage('cut', { site: 'primary' });
    await journey.refusal('provider-unreachable', renew(credential));
    expect((await renew(credential)).value).not.to.equal(credential.value);
  });

  it('ends the session where the service names another agent', async () => {
    const credential = await single();
    journey.newVault(async (input, init) => {
      const answer = await journey.finesse.fetch(input, init);
      return new Response((await answer.text()).replace('"user_id":"sjefferson"', '"user_id":"carol"'));
    });
    await journey.refusal('session-ended', renew(credential));
  });

  it('is nothing for a password', async () => {
    await journey.refusal('session-ended', renew(await byPassword()));
  });

  it('shows the refresh token to nobody who prints what holds it', async () => {
    const credential = await single();
    const shown = JSON.stringify(credential.renewal);
    for (const secret of journey.finesse.secrets) expect(shown).not.to.contain(secret);
  });
});

describe('signing out of Finesse', () => {
  const statesAsked = async (): Promise<unknown[]> =>
    (await journey.finesse.requests()).filter(({ method }) => method === 'PUT').map(({ status }) => status);

  it('makes a ready agent not ready first', async () => {
    const credential = await byPassword();
    void journey.finesse.call('change', 'rread', { state: 'READY' });
    expect(await end(credential)).to.equal(null);
    expect(await journey.finesse.agent('rread')).to.include({ state: 'LOGOUT' });
    expect(await statesAsked()).to.deep.equal([202, 202, 202]);
  });

  it('signs an agent out at once who is not ready', async () => {
    await end(await byPassword());
    expect(await journey.finesse.agent('rread')).to.include({ state: 'LOGOUT' });
    expect(await statesAsked()).to.deep.equal([202, 202]);
  });

  it('gives the reasons that Finesse wants', async () => {
    const credential = await byPassword({ requiredReasons: ['NOT_READY', 'LOGOUT'] }, (finesse) => ({
      ...withEvents(finesse),
      notReadyReasonCodeId: '12',
      logoutReasonCodeId: '21',
    }));
    void journey.finesse.call('change', 'rread', { state: 'READY' });
    await end(credential);
    expect(await journey.finesse.agent('rread')).to.include({ state: 'LOGOUT', reasonCodeId: '21' });
  });

  it('asks nothing for an agent who is signed out already', async () => {
    const credential = await byPassword();
    void journey.finesse.call('forceSignOut', 'rread');
    await end(credential);
    expect(await statesAsked()).to.deep.equal([202]);
  });

  it('leaves the agent’s state alone where signing in has not touched it', async () => {
    const credential = await byPassword({}, () => ({ agentSignIn: 'none' }));
    void journey.finesse.call('change', 'rread', { state: 'READY' });
    await end(credential);
    expect(await journey.finesse.agent('rread')).to.include({ state: 'READY' });
  });

  it('sends the page where the desk file says', async () => {
    const credential = await byPassword({}, () => ({ signOutUrl: 'https://login.example/bye' }));
    expect(await end(credential)).to.equal('https://login.example/bye');
  });

  it('works with a token too', async () => {
    await end(await single());
    expect(await journey.finesse.agent('sjefferson')).to.include({ state: 'LOGOUT' });
  });

  it('works with a token that has expired, which is renewed for that', async () => {
    const credential = await single();
    journey.finesse.advance(400);
    await end(credential);
    expect(await journey.finesse.agent('sjefferson')).to.include({ state: 'LOGOUT' });
    expect(journey.reported).to.deep.equal([]);
  });
});

describe('a sign-out that Finesse does not take', () => {
  const told = async (): Promise<unknown[]> => {
    for (const error of journey.reported) await journey.refusal('provider-refused', Promise.reject(error));
    return journey.reported.map(({ facts }) => facts['state']);
  };

  it('for a call that goes on is reported, and the page goes where it would', async () => {
    const credential = await byPassword({}, () => ({ signOutUrl: 'https://login.example/bye' }));
    void journey.finesse.call('change', 'rread', { state: 'TALKING' });
    journey.newVault(async (input, init) =>
      init?.method === 'PUT' ? new Response('', { status: 202 }) : journey.finesse.fetch(input, init),
    );
    expect(await end(credential)).to.equal('https://login.example/bye');
    expect(await told()).to.deep.equal(['TALKING']);
  }).timeout(30_000);

  it('for a reason that the desk file does not give is reported', async () => {
    const credential = await byPassword({ requiredReasons: ['LOGOUT'] });
    await end(credential);
    expect(await told()).to.deep.equal(['NOT_READY']);
  });

  it('for a token that cannot be renewed is reported', async () => {
    const credential = await single();
    journey.finesse.advance(11 * 3600);
    await end(credential);
    expect(await told()).to.deep.equal(['unknown']);
  });

  it('for a Finesse that is not there is reported', async () => {
    const credential = await byPassword();
    journey.finesse.connect(false);
    await end(credential);
    expect(await told()).to.deep.equal(['unknown']);
  });
});
