import { expect } from '@open-wc/testing/pure';
import { asked, gist, over, PAGE_URL, PASSWORD, urlOf, useGenesys } from './genesys-journey.js';

const { take } = useGenesys();

const identifier = (name: string) => ({ kind: 'identifier', identifier: name }) as const;

describe('Genesys Engage', () => {
  it('asks who it is, then for the password where the service says so', async () => {
    const journey = take();
    expect(gist(await journey.begin())).to.equal('identifier');
    const challenge = await journey.next(identifier('sjefferson'));
    expect(challenge).to.include({ kind: 'password', identifier: 'sjefferson', isIdentifierFixed: true });
    const { session } = over(await journey.type('sjefferson'));
    expect(session.identity).to.deep.equal({
      subject: 'Northwind:1001',
      name: 'Sarah Jefferson',
      username: 'sjefferson',
    });
    expect(session.permissions).to.deep.equal(['ROLE_AGENT', 'Privilege.Agent.Login', 'Privilege.Contact.Read']);
    expect(session.authMode).to.equal('password');
  });

  it('sends whom the service wants to see itself to its page, and takes them back', async () => {
    const journey = take();
    const challenge = await journey.identify('federated');
    const query = await journey.signOn(challenge, { username: 'federated', password: PASSWORD });
    const { session } = over(await journey.answer({ kind: 'redirect', query }));
    expect([session.identity.username, session.authMode]).to.deep.equal(['federated', 'sso']);
  });

  it('takes them back after a new password that the page has asked for', async () => {
    const journey = take({ signIn: 'redirect' });
    const challenge = await journey.begin();
    const query = await journey.signOn(
      challenge,
      { username: 'temporary', password: PASSWORD },
      { oldPassword: PASSWORD, newPassword: 'Southwind-1' },
    );
    expect(over(await journey.answer({ kind: 'redirect', query })).session.identity.username).to.equal('temporary');
  });

  it('leaves a second factor to that page', async () => {
    const policy = {
      ...(await take().sim.call<{ twoFactor: object }>('settingsNow')).twoFactor,
      generator: 'external',
    };
    const journey = take({}, { twoFactor: policy });
    expect(gist(await journey.identify('rosa.read@northwind.example'))).to.equal('redirect');
  });

  it('goes to that page where a password may not be taken here after all', async () => {
    const policy = {
      ...(await take().sim.call<{ twoFactor: object }>('settingsNow')).twoFactor,
      generator: 'external',
    };
    const journey = take({ formSchemes: ['saml'] }, { twoFactor: policy });
    expect(gist(await journey.ask('rosa.read@northwind.example'))).to.equal('redirect');
  });

  it('uses PKCE, and a state that lets the page know its answer', async () => {
    const journey = take({ signIn: 'redirect', tenant: 'Northwind' }, { pkce: 'required' });
    const challenge = await journey.begin(`${PAGE_URL}?customer=7`);
    const query = new URL(urlOf(challenge)).searchParams;
    expect(query.get('state')).to.match(/^[\w-]{43};deskpass\.redirect\.genesys$/);
    expect([query.get('code_challenge_method'), query.get('hideTenant')]).to.deep.equal(['S256', 'true']);
    const back = await journey.signOn(challenge, { username: 'sjefferson', password: PASSWORD });
    expect(await journey.answer({ kind: 'redirect', query: back })).to.include({ returnTo: `${PAGE_URL}?customer=7` });
  });

  it('tells people of one name apart by the tenant they type', async () => {
    const { session } = await take().signIn('Southwind\\sjefferson');
    expect(session.identity.name).to.equal('Sam Jefferson');
  });

  it('lets choose a tenant where nobody has typed one', async () => {
    const journey = take({ tenants: { Northwind: 'Northwind BV', Southwind: 'Southwind AG' } });
    const challenge = await journey.identify('sjefferson');
    if (challenge.kind !== 'company') throw new Error(challenge.kind);
    expect(challenge.companies[1]).to.deep.equal({ id: 'Southwind', label: 'Southwind AG' });
    expect(gist(await journey.next({ kind: 'company', company: 'Southwind' }))).to.equal('password');
    expect(over(await journey.type('sjefferson')).session.identity.name).to.equal('Sam Jefferson');
  });

  it('asks for no tenant that has been typed', async () => {
    const journey = take({ tenants: { Northwind: 'Northwind BV' } });
    expect(gist(await journey.identify('Northwind\\sjefferson'))).to.equal('password');
  });

  it('says of a wrong password and of an unknown name the same', async () => {
    const journey = take();
    const wrong = await journey.ask('sjefferson', 'wrong-1A');
    expect(gist(wrong)).to.equal('password credentials-wrong');
    const unknown = await journey.ask('nobody', 'wrong-1A');
    expect(unknown).to.deep.equal({ ...wrong, identifier: 'nobody' });
  });

  it('says so too where the system answers in its own envelope', async () => {
    expect(gist(await take({}, { tokenErrors: 'status' }).ask('sjefferson', 'wrong-1A'))).to.equal(
      'password credentials-wrong',
    );
  });

  it('goes back to who it is, with what was typed', async () => {
    const journey = take();
    await journey.identify('sjefferson');
    expect(await journey.back()).to.include({ kind: 'identifier', identifier: 'sjefferson' });
  });

  it('takes an agent in whom the system only knows by its own userinfo, or by its JSON Web Token', async () => {
    for (const userinfo of ['userinfo', 'jwt-userinfo']) {
      const { session } = await take({ userinfo }).signIn();
      expect(session.identity).to.include({ subject: '1001', username: 'sjefferson' });
      expect(session.permissions).to.include('ROLE_AGENT');
    }
  });

  it('knows nobody without asking', async () => {
    const journey = take();
    const silent = { display: null, silent: true, returnTo: '', ...journey.options };
    await journey.refusal('login-required', journey.backend.begin(silent));
  });

  it('says before anything is asked how people sign in', async () => {
    const modes = ['auto', 'form', 'redirect'].map((signIn) => take({ signIn }).backend);
    const found = await Promise.all(modes.map((backend) => backend.detect({ signal: new AbortController().signal })));
    expect(found.map(({ mode }) => mode)).to.deep.equal(['hybrid', 'password', 'sso']);
  });
});

describe('a refusal of Genesys Engage', () => {
  const cases: [string, string, Record<string, unknown>][] = [
    ['external-sign-in-off', 'sjefferson', { externalAuthenticationMode: 'None' }],
    ['no-company', 'Unlinked\\no-company', {}],
    ['no-roles', 'no-roles', {}],
    ['password-change-due', 'directory', {}],
    ['password-change-due', 'temporary', { changeDue: 'refusal' }],
  ];
  for (const [notice, username, system] of cases) {
    it(`of ${username} is the notice ${notice}, which leads back`, async () => {
      const journey = take({}, system);
      expect(gist(await journey.ask(username))).to.equal(`notice ${notice}`);
      expect(gist(await journey.back())).to.equal('identifier');
      await journey.refusal('request-invalid', journey.type(username));
    });

    it(`of ${username} at the sign-in page is the notice ${notice}`, async () => {
      if (system['changeDue'] === 'refusal') return;
      const journey = take({ signIn: 'redirect' }, system);
      const [name = '', tenant = ''] = username.split('\\').reverse();
      const query = await journey.signOn(await journey.begin(), { username: name, tenant, password: PASSWORD });
      expect(gist(await journey.next({ kind: 'redirect', query }))).to.equal(`notice ${notice}`);
      expect(gist(await journey.back())).to.equal('redirect');
    });
  }

  it('in words of the system’s own is read as the desk file says', async () => {
    const journey = take(
      { refusals: { tenant_unlinked: 'no-company' } },
      { refusalWords: { 'no-company': 'tenant_unlinked' } },
    );
    expect(gist(await journey.ask('Unlinked\\no-company'))).to.equal('notice no-company');
  });

  it('that nobody knows ends the sign-in', async () => {
    const journey = take({}, { refusalWords: { 'no-company': 'tenant_unlinked' } });
    const { facts } = await journey.refusal('provider-refused', journey.login('Unlinked\\no-company'));
    expect(facts).to.include({ error: 'tenant_unlinked', status: 403 });
  });

  it('for want of roles lets the token go, and can be lifted', async () => {
    const journey = take();
    await journey.ask('no-roles');
    expect((await take({ acceptAgentsWithoutRoles: true }).signIn('no-roles')).session.permissions).to.be.empty;
  });

  it('of a client ends the sign-in', async () => {
    const journey = take({ client_id: 'other' });
    await journey.refusal('provider-refused', journey.login('sjefferson'));
  });

  for (const status of [500, 503]) {
    it(`with ${status} can be tried again`, async () => {
      const journey = take();
      await journey.identify('sjefferson');
      void journey.sim.failNext(status, { path: '/oauth/token' });
      await journey.refusal('provider-unreachable', journey.type('sjefferson'));
      expect(over(await journey.type('sjefferson')).scheme).to.equal('Bearer');
    });
  }

  it('for too many requests asks to wait', async () => {
    const journey = take();
    await journey.identify('sjefferson');
    void journey.sim.failNext(429, { path: '/oauth/token' });
    expect(gist(asked(await journey.type('sjefferson')))).to.equal('password too-fast');
  });

  it('of userinfo after a password asks again', async () => {
    const journey = take();
    await journey.identify('sjefferson');
    void journey.sim.failNext(401, { path: 'userinfo' });
    expect(gist(asked(await journey.type('sjefferson')))).to.equal('identifier timed-out');
  });
});
