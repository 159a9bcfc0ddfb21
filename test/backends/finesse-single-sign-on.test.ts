import { expect } from '@open-wc/testing/pure';
import type { Answer } from '../../src/auth/challenge.js';
import { type FinesseJourney, password, signal, startJourney, withEvents } from './finesse-journey.js';

const sarah: Answer = { kind: 'identifier', identifier: 'sjefferson' };
const phone: Answer = { kind: 'extension', extension: '1001001' };

let journey: FinesseJourney;
afterEach(() => journey.finesse.stop());

const start = async (...args: Parameters<typeof startJourney>): Promise<void> => {
  const [system, settings = withEvents] = args;
  journey = await startJourney({ authMode: 'SSO', ...system }, settings);
};

describe('single sign-on at a Finesse', () => {
  it('asks who it is, and sends a window of its own to the token service', async () => {
    await start();
    expect(await journey.begin()).to.deep.equal({
      kind: 'identifier',
      identifier: '',
      problem: null,
      actions: ['cancel'],
    });
    const challenge = await journey.ask(sarah);
    if (challenge.kind !== 'redirect') throw new Error('no redirect');
    const url = new URL(challenge.url);
    expect([challenge.display, url.origin + url.pathname]).to.deep.equal([
      'popup',
      `${journey.finesse.url}/desktop/sso/token`,
    ]);
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({
      cc_username: 'sjefferson',
      return_refresh_token: 'true',
      return_user: 'yes',
    });
  });

  for (const [what, inService, end] of [
    ['the first node', 'primary', '/desktop/sso/token'],
    ['the alternate node while that alone is in service', 'secondary', '/other/desktop/sso/token'],
  ] as const) {
    it(`sends the window to the token service of ${what}`, async () => {
      await start({}, ({ url }) => ({ alternateTokenServiceUrl: `${url}/other` }));
      for (const node of ['primary', 'secondary']) void journey.finesse.call('setInService', node, node === inService);
      await journey.begin();
      const challenge = await journey.ask(sarah);
      expect(challenge.kind === 'redirect' && new URL(challenge.url).pathname).to.equal(end);
      expect(journey.backend.protectedUrls()).to.include(`${journey.finesse.url}/other/desktop/sso`);
    });
  }

  it('names the token service of the alternate node where the page could not read its end', async () => {
    await start({}, ({ urls }) => ({ alternateTokenServiceUrl: urls['secondary'] }));
    const error = await journey.refusal('desk-file-invalid', journey.backend.detect({ signal }));
    expect(error.facts).to.deep.equal({ path: 'alternateTokenServiceUrl' });
  });

  it('signs the agent in with the token and the phone, by login ID', async () => {
    await start();
    await journey.begin();
    const answer = await journey.visit(await journey.ask(sarah));
    expect(await journey.ask(answer)).to.include({ kind: 'extension' });
    const credential = await journey.finish(phone);
    expect(credential).to.include({ scheme: 'Bearer' });
    expect(credential.session).to.deep.include({
      identity: { subject: '1001001', name: 'Sarah Jefferson', username: 'sjefferson' },
      authMode: 'sso',
      renewable: true,
    });
    expect(await journey.finesse.agent('sjefferson')).to.include({ state: 'NOT_READY', phone: '1001001' });
  });

  it('is void once it was given up', async () => {
    await start();
    await journey.begin();
    const page = new AbortController();
    const outcome = await journey.backend.answer(sarah, { signal: page.signal });
    if (outcome.done) throw new Error('nothing was asked');
    const answer = await journey.visit(outcome.challenge);
    page.abort();
    await journey.refusal('sign-in-expired', journey.answer(answer));
    expect([...journey.store.entries]).to.deep.equal([]);
  });

  it('finishes in a new vault what another one began', async () => {
    await start();
    await journey.begin();
    const answer = await journey.visit(await journey.ask(sarah));
    journey.newVault();
    expect(await journey.ask(answer)).to.include({ kind: 'extension' });
    await journey.finish(phone);
  });

  it('takes the answer of a window once', async () => {
    await start();
    await journey.begin();
    const answer = await journey.visit(await journey.ask(sarah));
    await journey.ask(answer);
    await journey.refusal('sign-in-expired', journey.answer(answer));
    journey.newVault();
    await journey.refusal('sign-in-expired', journey.answer(answer));
  });

  it('takes no answer to a sign-in that another one has replaced', async () => {
    await start();
    await journey.begin();
    const answer = await journey.visit(await journey.ask(sarah));
    await journey.begin();
    await journey.refusal('sign-in-expired', journey.answer(answer));
  });

  it('takes no answer of another way to sign in', async () => {
    await start();
    await journey.begin();
    const answer = await journey.visit(await journey.ask(sarah));
    const query = answer.kind === 'redirect' ? answer.query.replace('phone', 'other') : '';
    await journey.refusal('sign-in-expired', journey.answer({ kind: 'redirect', query }));
  });

  it('tells someone whom Finesse does not know, and leads back to the name', async () => {
    await start();
    await journey.begin();
    const answer = await journey.visit(await journey.ask({ kind: 'identifier', identifier: 'nstranger' }));
    expect(await journey.ask(answer)).to.include({ kind: 'notice', notice: 'no-permission' });
    expect(await journey.ask({ kind: 'action', action: 'back' })).to.include({
      kind: 'identifier',
      identifier: 'nstranger',
    });
  });

  for (const tokenErrors of ['html', 'json', 'xml']) {
    it(`asks again after a window that has ended at an error, as ${tokenErrors}`, async () => {
      await start({ tokenErrors });
      await journey.begin();
      const answer = await journey.visit(await journey.ask(sarah), { signInAs: 'carol' });
      expect(await journey.ask(answer)).to.deep.include({
        kind: 'identifier',
        identifier: 'sjefferson',
        problem: { code: 'credentials-wrong', until: null, rules: [] },
      });
      await journey.ask(await journey.visit(await journey.ask(sarah)));
      await journey.finish(phone);
    });
  }

  it('is not begun where the page could not read the answer', async () => {
    await start({}, ({ urls }) => ({ url: urls['secondary'], alternateUrl: urls['primary'] }));
    await journey.begin();
    const error = await journey.refusal('desk-file-invalid', journey.answer(sarah));
    expect(error.facts).to.deep.equal({ path: 'tokenServiceUrl' });
  });

  it('goes through a token service that a proxy has on the page’s origin', async () => {
    await start({}, ({ url, urls }) => ({ url: urls['secondary'], alternateUrl: undefined, tokenServiceUrl: url }));
    await journey.begin();
    const challenge = await journey.ask(sarah);
    expect(challenge.kind === 'redirect' && challenge.url).to.match(new RegExp(`^${journey.finesse.url}/desktop/sso/`));
    await journey.ask(await journey.visit(challenge));
    await journey.finish(phone);
  });

  it('asks who it is again where the token stops working before the phone', async () => {
    await start({ accessTokenTtl: 60 });
    await journey.begin();
    await journey.ask(await journey.visit(await journey.ask(sarah)));
    journey.finesse.advance(120);
    expect(await journey.ask(phone)).to.deep.include({ kind: 'identifier', identifier: 'sjefferson' });
  });
});

describe('a Finesse where each agent has a way of their own', () => {
  const hybrid = (system: Readonly<Record<string, unknown>> = {}, settings = withEvents): Promise<void> =>
    start({ authMode: 'HYBRID', ...system }, settings);

  it('sends an agent with single sign-on to the token service', async () => {
    await hybrid();
    await journey.begin();
    await journey.ask(await journey.visit(await journey.ask(sarah)));
    expect((await journey.finish(phone)).scheme).to.equal('Bearer');
  });

  it('asks an agent with a password for it, the name being known', async () => {
    await hybrid();
    await journey.begin();
    expect(await journey.ask({ kind: 'identifier', identifier: ' rread ' })).to.deep.include({
      kind: 'password',
      identifier: 'rread',
      isIdentifierFixed: true,
      actions: ['back', 'cancel'],
    });
    expect((await journey.finish(password('mgarcia', '1001003'))).session.identity.username).to.equal('rread');
  });

  it('goes back from the password to the name', async () => {
    await hybrid();
    await journey.begin();
    await journey.ask({ kind: 'identifier', identifier: 'rread' });
    expect(await journey.ask({ kind: 'action', action: 'back' })).to.include({
      kind: 'identifier',
      identifier: 'rread',
    });
  });

  for (const identifier of ['', '..', 'x'.repeat(300)]) {
    it(`takes no name as ${JSON.stringify(identifier.slice(0, 20))}`, async () => {
      await hybrid();
      await journey.begin();
      expect(await journey.ask({ kind: 'identifier', identifier })).to.have.nested.property(
        'problem.code',
        'identifier-unknown',
      );
    });
  }

  for (const identifier of ['nobody', '../SystemInfo']) {
    it(`asks for the password of ${identifier}, whom it does not know, as of an agent it knows`, async () => {
      await hybrid();
      await journey.begin();
      const known = await journey.ask({ kind: 'identifier', identifier: 'rread' });
      await journey.begin();
      const asked = await journey.ask({ kind: 'identifier', identifier });
      expect(asked).to.deep.equal({ ...known, identifier });
      expect(await journey.ask(password(identifier))).to.have.nested.property('problem.code', 'credentials-wrong');
    });
  }

  it('says what to do where nobody may ask for an agent’s way', async () => {
    await hybrid({ userAuthMode: false });
    await journey.begin();
    const error = await journey.refusal('provider-refused', journey.answer(sarah));
    expect(error.suggestion).to.contain('authModeOtherwise');
    expect(error.facts).to.deep.equal({ status: 403, errorType: 'Forbidden' });
  });

  for (const deployment of ['UCCE', 'UCCX']) {
    it(`goes by the desk file where ${deployment} does not tell`, async () => {
      await hybrid({ userAuthMode: false, deployment }, (finesse) => ({
        ...withEvents(finesse),
        authModeOtherwise: 'NON_SSO',
      }));
      await journey.begin();
      expect(await journey.ask({ kind: 'identifier', identifier: 'rread' })).to.include({ kind: 'password' });
      await journey.finish(password('', '1001003'));
    });
  }
});
