import { expect } from '@open-wc/testing/pure';
import { OLDER } from '../../demo/unblu/settings.js';
import { failure } from '../fixtures/open-vault.js';
import { challengeOf, cookieOf, type UnbluJourney, useUnblu } from './unblu-journey.js';

const { take } = useUnblu();
let journey: UnbluJourney;

beforeEach(() => {
  journey = take();
});

describe('a password at Unblu', () => {
  it('leads to a session that the browser keeps and that has to be confirmed soon', async () => {
    const credential = await journey.signIn(journey.create());
    const { identity, permissions, authMode, renewable, method } = credential.session;
    expect([identity.name, identity.username, authMode, renewable, method]).to.deep.equal([
      'Sarah Jefferson',
      'sjefferson',
      'password',
      true,
      'unblu',
    ]);
    expect(permissions).to.deep.equal(['REGISTERED_USER']);
    expect(credential).to.include({ scheme: 'Cookie', value: '', reach: `${journey.sim.url}/app/rest` });
    expect(credential.expiresAt - credential.issuedAt).to.equal(120_000);
  });

  it('is sent once, in a body', async () => {
    await journey.signIn(journey.create());
    const withPassword = journey.sent.filter(({ url, body }) => (url + body).includes('northwind'));
    expect(withPassword.map(({ method, url }) => [method, url])).to.deep.equal([
      ['POST', `${journey.sim.url}/app/rest/v4/authenticator/login`],
    ]);
  });

  it('is asked for before anything is sent', async () => {
    journey.connect(false);
    expect(challengeOf(await journey.begin(journey.create()))).to.include({ kind: 'password', problem: null });
    expect(journey.sent).to.deep.equal([]);
  });

  for (const [what, username, password] of [
    ['is wrong', 'sjefferson', 'wrong'],
    ['is of nobody', 'nobody', 'northwind'],
    ['is of a user who has none', 'nopassword', 'northwind'],
    ['is of a visitor', 'carol', 'northwind'],
  ] as const) {
    it(`that ${what} is asked for again, without a word on why`, async () => {
      const backend = journey.create();
      await journey.begin(backend);
      expect(challengeOf(await journey.answer(backend, username, password))).to.deep.include({
        kind: 'password',
        identifier: username,
        problem: { code: 'credentials-wrong', until: null, rules: [] },
      });
    });
  }

  for (const status of [401, 403] as const) {
    it(`is refused in the same way by a server that says so with ${status}`, async () => {
      await journey.sim.configure({ loginRefused: status });
      const backend = journey.create();
      await journey.begin(backend);
      expect(challengeOf(await journey.answer(backend, 'sjefferson', 'wrong'))).to.have.nested.property(
        'problem.code',
        'credentials-wrong',
      );
    });
  }

  it('lets a visitor in by the public entry path', async () => {
    const { session, reach } = await journey.signIn(journey.create({ entryPath: '/unblu' }), 'carol');
    expect([session.permissions, reach]).to.deep.equal([['WEBUSER'], `${journey.sim.url}/unblu/rest`]);
  });

  it('is not asked for after a reload: the browser still has the cookie', async () => {
    await journey.signIn(journey.create());
    expect(cookieOf(await journey.begin(journey.create(), true)).session.identity.username).to.equal('sjefferson');
  });

  it('is asked for after a reload where the session has ended', async () => {
    expect((await failure(journey.begin(journey.create(), true))).code).to.equal('login-required');
  });

  it('is of no use where the browser does not keep the cookie, and the error says what to do', async () => {
    const backend = journey.create();
    await journey.begin(backend);
    // The browser forgets between the two requests.
    await journey.sim.configure({ cookieMaxAge: -1 });
    const error = await failure(journey.answer(backend, 'sjefferson'));
    expect([error.code, error.suggestion]).to.deep.equal([
      'storage-refused',
      'Let the page and Unblu be of one site, over https: browsers that block third-party cookies keep none of its.',
    ]);
  });

  it('is taken back at the sign-out, at Unblu too', async () => {
    const backend = journey.create();
    const credential = await journey.signIn(backend);
    expect(await backend.end(credential, { signal: journey.signal })).to.equal(null);
    expect((await failure(journey.begin(journey.create(), true))).code).to.equal('login-required');
  });
});

describe('a password at an older Unblu', () => {
  const older = { api: 'v3', entryPath: '/co-unblu' };

  beforeEach(() => journey.sim.configure(OLDER));

  it('leads to a session with the permissions that the system names', async () => {
    const { session } = await journey.signIn(journey.create(older), 'mgarcia');
    expect([session.identity.name, session.permissions.slice(0, 2)]).to.deep.equal([
      'Miguel García',
      ['SUPERVISOR', 'authorization.role.webuser'],
    ]);
  });

  it('is refused with the reason where the installation is not finished', async () => {
    await journey.sim.configure({ superadminPasswordFile: true });
    const backend = journey.create(older);
    await journey.begin(backend);
    const error = await failure(journey.answer(backend, 'sjefferson'));
    expect([error.code, error.facts]).to.deep.equal(['provider-refused', { reason: 'setup-incomplete' }]);
  });
});

describe('a secure token', () => {
  const visitor = () => ({
    signIn: 'secure-token',
    apiKey: 'northwind-key',
    tokenUrl: `${journey.sim.url}/site/token`,
  });

  it('signs in whom the site knows, and nothing is asked', async () => {
    await journey.sim.configure({ gatewayUser: 'carol' });
    const { session } = cookieOf(await journey.begin(journey.create(visitor())));
    expect([session.identity.username, session.permissions, session.authMode]).to.deep.equal([
      'carol',
      ['WEBUSER'],
      'sso',
    ]);
  });

  it('goes to Unblu alone, which is out of bounds for gadgets, as the site’s address is', async () => {
    await journey.sim.configure({ gatewayUser: 'carol' });
    const backend = journey.create(visitor());
    await journey.begin(backend);
    const login = `${journey.sim.url}/unblu/rest/v4/authenticator/loginWithSecureToken`;
    expect(journey.trustedWith()).to.deep.equal([login]);
    expect(backend.protectedUrls()).to.include.members([
      `${journey.sim.url}/unblu/rest/v4/authenticator`,
      `${journey.sim.url}/site/token`,
    ]);
  });

  it('needs somebody whom the site knows', async () => {
    const error = await failure(journey.begin(journey.create(visitor())));
    expect([error.code, error.facts]).to.deep.equal(['provider-refused', { reason: 'site-knows-nobody' }]);
    expect((await failure(journey.begin(journey.create(visitor()), true))).code).to.equal('login-required');
  });

  for (const [what, system, own] of [
    ['the key is of another account', {}, { apiKey: 'other' }],
    ['signing up by token is off', { tokenSignup: false }, {}],
    ['the server says no with 401', { tokenRefused: 401, tokenSignup: false }, {}],
  ] as const) {
    it(`is not taken where ${what}`, async () => {
      await journey.sim.configure({ gatewayUser: 'carol', ...system });
      const error = await failure(journey.begin(journey.create({ ...visitor(), ...own })));
      expect([error.code, error.facts['reason']]).to.deep.equal(['provider-refused', 'token-refused']);
    });
  }

  it('is not used again after a reload: the session outlives it', async () => {
    await journey.sim.configure({ gatewayUser: 'carol' });
    await journey.begin(journey.create(visitor()));
    const before = journey.trustedWith().length;
    expect(cookieOf(await journey.begin(journey.create(visitor()), true)).session.identity.username).to.equal('carol');
    expect(journey.trustedWith().length).to.equal(before);
  });
});

describe('an identity of the gateway', () => {
  const propagated = { signIn: 'propagated' };

  beforeEach(() => journey.sim.configure({ internalSources: ['PROPAGATED'], gatewayUser: 'mgarcia' }));

  it('is learnt, and nothing is asked', async () => {
    const backend = journey.create(propagated);
    expect(await backend.detect({ signal: journey.signal })).to.deep.equal({ mode: 'sso' });
    const { session } = cookieOf(await journey.begin(backend));
    expect([session.identity.username, session.authMode]).to.deep.equal(['mgarcia', 'sso']);
  });

  it('is no way in where the gateway names nobody', async () => {
    await journey.sim.configure({ gatewayUser: '' });
    const backend = journey.create(propagated);
    expect((await failure(backend.detect({ signal: journey.signal }))).code).to.equal('provider-refused');
    const error = await failure(journey.begin(backend));
    expect([error.code, error.facts]).to.deep.equal(['provider-refused', { reason: 'gateway-names-nobody' }]);
  });

  it('is left alone by the sign-out, which is the gateway’s affair', async () => {
    const backend = journey.create(propagated);
    const credential = await journey.signIn(backend);
    await backend.end(credential, { signal: journey.signal });
    expect(journey.sent.filter(({ method }) => method === 'POST')).to.deep.equal([]);
  });
});

describe('a visitor without a name', () => {
  it('comes in, and nothing is asked', async () => {
    const backend = journey.create({ signIn: 'anonymous' });
    expect(await backend.detect({ signal: journey.signal })).to.deep.equal({ mode: 'anonymous' });
    const { session } = cookieOf(await journey.begin(backend));
    expect([session.identity.subject, session.permissions, session.authMode]).to.deep.equal([
      'anonymous',
      ['ANONYMOUS_USER'],
      'anonymous',
    ]);
  });
});

describe('detecting an Unblu', () => {
  it('shows it nobody’s cookie', async () => {
    await journey.create().detect({ signal: journey.signal });
    expect(journey.sent.map(({ credentials }) => credentials)).to.deep.equal(['omit']);
  });

  for (const [what, settings] of [
    ['another generation', { api: 'v3' }],
    ['another entry path', { entryPath: '/co-unblu' }],
  ] as const) {
    it(`says what to mend where it has ${what}`, async () => {
      const error = await failure(journey.create(settings).detect({ signal: journey.signal }));
      expect([error.code, error.suggestion.includes('entryPath')]).to.deep.equal(['provider-invalid', true]);
    });
  }
});
