import { expect } from '@open-wc/testing/pure';
import { over, PAGE_URL, PASSWORD, useGenesys, type GenesysJourney } from './genesys-journey.js';

const { take } = useGenesys();

const cloud = async (journey: GenesysJourney, email: string, ...pages: Record<string, string>[]) => {
  const query = await journey.signOn(await journey.begin(), { email, password: PASSWORD }, ...pages);
  return journey.answer({ kind: 'redirect', query });
};
const SARAH = 'sarah.jefferson@northwind.example';

describe('a session of Genesys Engage', () => {
  for (const refreshTokenRenewed of [true, false]) {
    it(`is renewed twice ${refreshTokenRenewed ? 'with a new refresh token each time' : 'with one refresh token'}`, async () => {
      const journey = take({}, { refreshTokenRenewed });
      const first = await journey.signIn();
      const second = await journey.backend.renew(first, journey.options);
      const third = await journey.backend.renew(second, journey.options);
      expect(new Set([first.value, second.value, third.value]).size).to.equal(3);
      expect(third.expiresAt).to.be.greaterThan(third.issuedAt);
    });
  }

  it('ends for good when its refresh token has', async () => {
    const journey = take();
    const credential = await journey.signIn();
    journey.sim.advance(31 * 86_400);
    await journey.refusal('session-ended', journey.backend.renew(credential, journey.options));
    journey.sim.advance(-31 * 86_400);
  });

  it('is not over for a service that is down', async () => {
    const journey = take();
    const credential = await journey.signIn();
    void journey.sim.failNext(503, { path: '/oauth/token' });
    await journey.refusal('provider-unreachable', journey.backend.renew(credential, journey.options));
  });

  it('is ended at the system, and at its page where that has a session', async () => {
    const journey = take();
    expect(await journey.backend.end(await journey.signIn(), journey.options)).to.equal(null);
    const page = take({ signIn: 'redirect' });
    const query = await page.signOn(await page.begin(), { username: 'sjefferson', password: PASSWORD });
    const credential = over(await page.answer({ kind: 'redirect', query }));
    const address = new URL((await page.backend.end(credential, page.options)) ?? '');
    expect([address.pathname, address.searchParams.get('redirect_uri')]).to.deep.equal(['/auth/v3/sign-out', PAGE_URL]);
    await page.refusal('session-ended', page.backend.renew(credential, page.options));
  });

  it('is ended everywhere where the desk file says so', async () => {
    const journey = take({ globalSignOut: true });
    const [one, other] = [await journey.signIn(), await journey.signIn()];
    await journey.backend.end(one, journey.options);
    await journey.refusal('session-ended', journey.backend.renew(other, journey.options));
  });
});

describe('Genesys Cloud', () => {
  it('signs in by a code with PKCE, and cannot renew', async () => {
    const journey = take({ product: 'cloud' });
    const credential = over(await cloud(journey, SARAH));
    expect(credential.session.identity).to.include({ name: 'Sarah Jefferson', username: SARAH });
    expect(credential.session.permissions).to.deep.equal([
      'AGENT',
      'routing:conversation:accept',
      'directory:user:view',
    ]);
    expect(credential.session.renewable).to.equal(false);
    await journey.refusal('session-ended', journey.backend.renew(credential, journey.options));
  });

  it('names organisation and provider, hint, target and prompt', async () => {
    const given = { org: 'northwind', provider: 'adfs', login_hint: SARAH, target: 'b2', prompt: 'login' };
    const challenge = await take({ product: 'cloud', ...given }).begin();
    if (challenge.kind !== 'redirect') throw new Error(challenge.kind);
    expect(Object.fromEntries(new URL(challenge.url).searchParams)).to.include({ ...given, client_id: 'desk' });
  });

  it('leaves the code of an app to its own page', async () => {
    const journey = take({ product: 'cloud' });
    const begun = await journey.begin();
    const pages = [{ email: 'miguel.garcia@northwind.example', password: PASSWORD }];
    expect(await journey.signOn(begun, ...pages)).to.contain('/mfa?');
  });

  it('says that nothing is assigned', async () => {
    const journey = take({ product: 'cloud' });
    void journey.sim.call('setAgent', 'sjefferson', { authorities: [] });
    expect(await cloud(journey, SARAH)).to.deep.include({ done: false });
  });

  for (const [error, code] of [
    ['access_denied', 'consent-denied'],
    ['server_error', 'provider-unreachable'],
    ['invalid_request', 'provider-refused'],
  ] as const) {
    it(`takes ${error} for ${code}`, async () => {
      const journey = take({ product: 'cloud' });
      const challenge = await journey.begin();
      if (challenge.kind !== 'redirect') throw new Error(challenge.kind);
      const state = new URL(challenge.url).searchParams.get('state') ?? '';
      const query = new URLSearchParams({ error, state }).toString();
      await journey.refusal(code, journey.answer({ kind: 'redirect', query }));
    });
  }

  it('takes no callback in which a parameter stands twice', async () => {
    const journey = take({ product: 'cloud' });
    const query = await journey.signOn(await journey.begin(), { email: SARAH, password: PASSWORD });
    await journey.refusal('provider-invalid', journey.answer({ kind: 'redirect', query: `${query}&code=x` }));
    await journey.refusal('sign-in-expired', journey.answer({ kind: 'redirect', query }));
  });

  it('sends no code that another provider says is its own (RFC 9207)', async () => {
    const journey = take({ product: 'cloud' });
    const exchanges = async () => (await journey.sim.requests()).filter(({ path }) => path === '/oauth/token').length;
    const before = await exchanges();
    const query = new URLSearchParams(
      await journey.signOn(await journey.begin(), { email: SARAH, password: PASSWORD }),
    );
    query.set('iss', 'https://login.example');
    await journey.refusal('issuer-mismatch', journey.answer({ kind: 'redirect', query: query.toString() }));
    expect(await exchanges()).to.equal(before);
  });

  it('ends the token, and leads to where its own session ends', async () => {
    const journey = take({ product: 'cloud' });
    const credential = over(await cloud(journey, SARAH));
    const address = new URL((await journey.backend.end(credential, journey.options)) ?? '');
    expect([address.origin, address.pathname]).to.deep.equal([journey.sim.urls['login'], '/logout']);
    const headers = { Authorization: `Bearer ${credential.value}` };
    expect((await journey.sim.fetch(`${journey.sim.urls['api'] ?? ''}/api/v2/users/me`, { headers })).status).to.equal(
      401,
    );
  });
});
