import { expect } from '@open-wc/testing/pure';
import { startSimulator, type Simulator } from '../support/simulator.js';

const basic = (name: string, password = 'northwind'): RequestInit => ({
  credentials: 'omit',
  headers: { authorization: `Basic ${btoa(`${name}:${password}`)}` },
});

describe('a simulated system for tests in a page', () => {
  let finesse: Simulator;

  const user = (init: RequestInit): Promise<Response> => finesse.fetch(`${finesse.url}/finesse/api/User/1001003`, init);

  beforeEach(async () => {
    finesse = await startSimulator('finesse', { authMode: 'NON_SSO' });
  });
  afterEach(() => finesse.stop());

  it('answers this page, as it was set up', async () => {
    const answer = await finesse.fetch(`${finesse.urls['secondary'] ?? ''}/finesse/api/SystemInfo`);
    expect(await answer.text()).to.contain('<systemAuthMode>NON_SSO</systemAuthMode>');
  });

  it('shows an agent, and changes it', async () => {
    void finesse.call('setAgent', 'rread', { state: 'READY' });
    expect(await finesse.agent('rread')).to.include({ loginId: '1001003', state: 'READY' });
  });

  it('lists where credentials were sent', async () => {
    await finesse.fetch(`${finesse.url}/finesse/api/SystemInfo`);
    await user(basic('rread'));
    expect(finesse.trustedWith()).to.deep.equal([`${finesse.url}/finesse/api/User/1001003`]);
  });

  it('fails once where it is told to', async () => {
    void finesse.failNext(503, { path: '/User/' });
    const statuses = [(await user(basic('rread'))).status, (await user(basic('rread'))).status];
    expect(statuses).to.deep.equal([503, 200]);
  });

  it('cannot be reached while it is cut off', async () => {
    finesse.connect(false);
    const reason: unknown = await user(basic('rread')).catch((thrown: unknown) => thrown);
    expect(reason).to.be.instanceOf(TypeError);
    finesse.connect(true);
    expect((await user(basic('rread'))).status).to.equal(200);
  });

  it('goes by a clock that a test puts forward', async () => {
    for (let tries = 0; tries < 5; tries += 1) await user(basic('rread', 'wrong'));
    const blocked = (await user(basic('rread'))).status;
    finesse.advance(301);
    expect([blocked, (await user(basic('rread'))).status]).to.deep.equal([401, 200]);
  });

  it('learns the tokens that it answers', async () => {
    await finesse.configure({ authMode: 'SSO' });
    const { token, refresh_token } = JSON.parse(await finesse.call<string>('signOn', 'sjefferson')) as Record<
      string,
      string
    >;
    const form = new URLSearchParams({ token: token ?? '', 'refresh-token': refresh_token ?? '' });
    const url = `${finesse.url}/desktop/sso/token?cc_username=sjefferson`;
    const answer = (await (await finesse.fetch(url, { method: 'POST', body: form })).json()) as { token: string };
    expect([...finesse.secrets]).to.include(answer.token);
  });
});
