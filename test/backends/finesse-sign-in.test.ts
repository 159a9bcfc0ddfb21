import { expect } from '@open-wc/testing/pure';
import { type FinesseJourney, password, PASSWORD, startJourney, withEvents } from './finesse-journey.js';

const EXTENSION = '1001003';

describe('signing in at a Finesse with passwords', () => {
  let journey: FinesseJourney;
  afterEach(() => journey.finesse.stop());

  const start = async (...args: Parameters<typeof startJourney>): Promise<void> => {
    const [system, settings = withEvents] = args;
    journey = await startJourney({ authMode: 'NON_SSO', ...system }, settings);
  };

  it('asks for name, password and phone at once', async () => {
    await start();
    expect(await journey.begin()).to.deep.equal({
      kind: 'password',
      identifier: '',
      isIdentifierFixed: false,
      extension: '',
      problem: null,
      actions: ['cancel'],
    });
  });

  it('signs the agent in with the phone', async () => {
    await start();
    await journey.begin();
    const { scheme, value, session, renewal } = await journey.finish(password('rread', EXTENSION));
    expect([scheme, atob(value), renewal]).to.deep.equal(['Basic', `1001003:${PASSWORD}`, null]);
    expect(session).to.deep.include({
      identity: { subject: '1001003', name: 'Rosa Read', username: 'rread' },
      permissions: ['Agent'],
      authMode: 'password',
      renewable: false,
      expiresAt: Infinity,
    });
    expect(session.claims).to.include({ extension: EXTENSION, teamName: 'First line' });
    expect(await journey.finesse.agent('rread')).to.include({ state: 'NOT_READY', phone: EXTENSION });
  });

  it('asks for the phone by itself where the form brought none', async () => {
    await start();
    await journey.begin();
    expect(await journey.ask(password('rread'))).to.include({ kind: 'extension', problem: null });
    const { session } = await journey.finish({ kind: 'extension', extension: EXTENSION });
    expect(session.identity.subject).to.equal('1001003');
  });

  it('asks no phone of an agent who is signed in already', async () => {
    await start();
    void journey.finesse.call('setAgent', 'rread', { state: 'READY', phone: '1001007' });
    await journey.begin();
    const { session } = await journey.finish(password('rread'));
    expect(session.claims).to.include({ extension: '1001007' });
    expect(await journey.finesse.agent('rread')).to.include({ state: 'READY' });
  });

  it('asks no phone where the desk file wants none', async () => {
    await start({}, () => ({ agentSignIn: 'none' }));
    expect(await journey.begin()).to.include({ extension: null });
    await journey.finish(password('rread'));
    expect(await journey.finesse.agent('rread')).to.include({ state: 'LOGOUT' });
  });

  it('keeps names and passwords whole that are not ASCII', async () => {
    await start();
    void journey.finesse.call('setAgent', 'rread', { password: 'pä:ss wörd €' });
    await journey.begin();
    const { value } = await journey.finish(password('rread', EXTENSION, 'pä:ss wörd €'));
    const bytes = Uint8Array.from(atob(value), (character) => character.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).to.equal('1001003:pä:ss wörd €');
  });

  for (const [what, name, secret] of [
    ['a wrong password', 'rread', 'wrong'],
    ['an agent who does not exist', 'nobody', PASSWORD],
    ['no password', 'rread', ''],
    ['a name that would end early in the header', 'rread:x', PASSWORD],
  ] as const) {
    it(`says of ${what} that the credentials are wrong, and nothing more`, async () => {
      await start();
      await journey.begin();
      const challenge = await journey.ask(password(name, EXTENSION, secret));
      expect(challenge).to.deep.include({
        kind: 'password',
        identifier: name,
        problem: { code: 'credentials-wrong', until: null, rules: [] },
      });
      const { session } = await journey.finish(password('rread', EXTENSION));
      expect(session.identity.username).to.equal('rread');
    });
  }

  it('takes a 401 without a body for wrong credentials too', async () => {
    await start({ unauthorizedBody: 'empty' });
    await journey.begin();
    expect(await journey.ask(password('rread', EXTENSION, 'wrong'))).to.have.nested.property(
      'problem.code',
      'credentials-wrong',
    );
  });

  for (const [what, extension, code] of [
    ['a phone that is in use', '1001092', 'extension-taken'],
    ['a phone that does not exist', '1001099', 'extension-invalid'],
    ['no number', 'abc', 'extension-invalid'],
  ] as const) {
    it(`says of ${what} what is wrong, and takes another one`, async () => {
      await start();
      await journey.begin();
      const challenge = await journey.ask(password('rread', extension));
      expect(challenge).to.deep.include({
        kind: 'extension',
        extension,
        problem: { code, until: null, rules: [] },
        actions: ['back', 'cancel'],
      });
      await journey.finish({ kind: 'extension', extension: EXTENSION });
    });
  }

  it('takes an event that names no request for its own', async () => {
    await start({ echoRequestId: false });
    await journey.begin();
    expect(await journey.ask(password('rread', '1001092'))).to.have.nested.property('problem.code', 'extension-taken');
    await journey.finish({ kind: 'extension', extension: EXTENSION });
  });

  it('asks for the state where there is no notification service', async () => {
    await start({}, () => ({}));
    await journey.begin();
    const { session } = await journey.finish(password('rread', EXTENSION));
    expect(session.claims).to.include({ extension: EXTENSION });
  });

  it('asks for the state where the events are lost', async () => {
    await start({ events: 'lost' });
    await journey.begin();
    expect((await journey.finish(password('rread', EXTENSION))).session.claims).to.include({ extension: EXTENSION });
  });

  it('asks for the state where the notification service refuses', async () => {
    await start();
    void journey.finesse.outage('cut', { path: '/http-bind' });
    await journey.begin();
    expect((await journey.finish(password('rread', EXTENSION))).session.claims).to.include({ extension: EXTENSION });
  });

  it('says that it has waited long enough where what was accepted does not happen', async () => {
    await start({ events: 'held' }, () => ({ agentTimeout: 1 }));
    await journey.begin();
    expect(await journey.ask(password('rread', EXTENSION))).to.have.nested.property('problem.code', 'timed-out');
  });

  it('goes back from the phone to the password, with the name in it', async () => {
    await start();
    await journey.begin();
    await journey.ask(password('rread'));
    expect(await journey.ask({ kind: 'action', action: 'back' })).to.include({ kind: 'password', identifier: 'rread' });
    await journey.finish(password('rread', EXTENSION));
  });

  it('asks for the password again where it stops working in between', async () => {
    await start();
    await journey.begin();
    await journey.ask(password('rread'));
    void journey.finesse.call('setAgent', 'rread', { password: 'changed' });
    const challenge = await journey.ask({ kind: 'extension', extension: EXTENSION });
    expect(challenge).to.deep.include({ kind: 'password', identifier: 'rread' });
  });

  it('forgets the password once nobody waits for the answer any more', async () => {
    await start();
    await journey.begin();
    const page = new AbortController();
    await journey.backend.answer(password('rread'), { signal: page.signal });
    page.abort();
    await journey.refusal('sign-in-expired', journey.answer({ kind: 'extension', extension: EXTENSION }));
  });

  it('refuses an answer to what it has not asked', async () => {
    await start();
    await journey.begin();
    await journey.refusal('request-invalid', journey.answer({ kind: 'otp', code: '123456' }));
    await journey.refusal('request-invalid', journey.answer({ kind: 'action', action: 'back' }));
  });

  it('asks nobody without showing it', async () => {
    await start();
    await journey.refusal('login-required', journey.begin({ silent: true }));
  });
});
