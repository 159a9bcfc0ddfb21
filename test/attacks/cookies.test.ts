import { expect } from '@open-wc/testing/pure';
import type { Grant } from '../../src/core/grant.js';
import { json } from '../fixtures/fake-service.js';
import { failure, get, openVault, type OpenVault } from '../fixtures/open-vault.js';
import { waitUntil } from '../fixtures/wait-until.js';

const SYSTEM = 'https://unblu.example';
const REACH = `${SYSTEM}/app/rest`;

/** Generous, so that nothing but the reach of the cookie keeps it back. */
const everywhere = (origin: string): Grant => ({
  origin,
  path: '/',
  methods: ['GET', 'POST'],
  authorization: 'session',
});

const grants: readonly Grant[] = [
  { origin: SYSTEM, path: '/app/rest/v4/open', methods: ['GET'], authorization: 'none' },
  everywhere(SYSTEM),
  everywhere(`${SYSTEM}:8443`),
  everywhere('https://thief.example'),
  everywhere('https://thief.unblu.example'),
];

describe('a gadget, where the credential is a cookie of the browser,', () => {
  let vault: OpenVault;
  let gadget: Awaited<ReturnType<OpenVault['attach']>>;

  /** What a request left with: the mode of its cookies, and its `Authorization`. */
  const leftWith = async (url: string, method = 'GET'): Promise<unknown> => {
    await gadget.call('fetch', { ...get(url), method });
    const sent = vault.service.received.at(-1);
    return [sent?.init.credentials, sent?.authorization];
  };

  beforeEach(async () => {
    vault = await openVault({ grants, sso: { protectedUrls: [`${REACH}/v4/authenticator`] } });
    vault.script.change = ({ expiresAt, issuedAt, renewal, session }) => ({
      scheme: 'Cookie',
      value: '',
      reach: REACH,
      ...{ expiresAt, issuedAt, renewal, session },
    });
    await vault.signIn();
    gadget = await vault.attach();
  });

  afterEach(() => {
    vault.close();
  });

  it('has it sent along to the system’s own services', async () => {
    expect(await leftWith(`${REACH}/v4/conversations`)).to.deep.equal(['include', null]);
    expect(await leftWith(`${REACH}/v4/conversations`, 'POST')).to.deep.equal(['include', null]);
    await waitUntil(() => vault.heard.record.length === 2);
    expect(vault.heard.record.map(({ authorized }) => authorized)).to.deep.equal([true, true]);
  });

  for (const url of [
    'https://thief.example/app/rest/v4/conversations',
    'https://thief.unblu.example/app/rest/v4/conversations',
    `${SYSTEM}:8443/app/rest/v4/conversations`,
    `${SYSTEM}/`,
    `${SYSTEM}/app/restore`,
    `${SYSTEM}/unblu/rest/v4/conversations`,
    `${SYSTEM}/app/REST/v4/conversations`,
    `${SYSTEM}/app/%72est/v4/conversations`,
    `${SYSTEM}/x?/app/rest/v4`,
  ]) {
    it(`has none sent along to ${url}`, async () => {
      expect(await leftWith(url)).to.deep.equal(['omit', null]);
      await waitUntil(() => vault.heard.record.length === 1);
      expect(vault.heard.record[0]).to.include({ outcome: 'answered', authorized: false });
    });
  }

  for (const url of [
    `${REACH}/v4/authenticator/logout`,
    `${REACH}/v4/authenticator/impersonate`,
    `${REACH}/v4/Authenticator/createAuthenticationTokenForCurrentUser`,
    `${REACH}/v4/%61uthenticator/logout`,
    `${REACH}/v4//authenticator/logout`,
    `${REACH}/v4/authenticator;x=1/logout`,
    `${REACH}/v4/conversations/../authenticator/logout`,
    `${REACH}/v4/conversations/%2e%2e/authenticator/logout`,
  ]) {
    it(`gets nothing through to ${url}`, async () => {
      expect((await failure(gadget.call('fetch', { ...get(url), method: 'POST' }))).code).to.equal('request-refused');
      expect(vault.service.received).to.deep.equal([]);
    });
  }

  it('has none sent along under a grant without authorization', async () => {
    expect(await leftWith(`${REACH}/v4/open`)).to.deep.equal(['omit', null]);
  });

  it('cannot bring one of its own', async () => {
    const request = { ...get(`${REACH}/v4/conversations`), headers: [['cookie', 'x-unblu-authsession=mine']] as const };
    expect((await failure(gadget.call('fetch', request))).code).to.equal('request-refused');
  });

  it('has none sent along once the agent has signed out', async () => {
    await vault.page.call('signOut', { local: false });
    expect((await failure(gadget.call('fetch', get(`${REACH}/v4/conversations`)))).code).to.equal('not-signed-in');
    expect(vault.service.received).to.deep.equal([]);
  });

  it('cannot make the vault ask the system by calling services elsewhere that refuse it', async () => {
    vault.service.answer = () => new Response(null, { status: 401 });
    await leftWith('https://thief.example/');
    expect(vault.script.renewals).to.equal(0);
  });

  it('has the system asked once, and one replay, where the system refuses it', async () => {
    vault.service.answer = (_request, count) => (count === 1 ? new Response(null, { status: 401 }) : json({}));
    expect(await leftWith(`${REACH}/v4/conversations`)).to.deep.equal(['include', null]);
    expect([vault.script.renewals, vault.service.received.length]).to.deep.equal([1, 2]);
  });

  it('has the system asked once, and nothing replayed, where the system forbids it', async () => {
    vault.service.answer = () => new Response(null, { status: 403 });
    await leftWith(`${REACH}/v4/conversations`, 'POST');
    await leftWith(`${REACH}/v4/conversations`, 'POST');
    expect([vault.script.renewals, vault.service.received.length]).to.deep.equal([1, 2]);
  });

  it('is not led elsewhere with it by a redirect', async () => {
    await leftWith(`${REACH}/v4/conversations`);
    expect(vault.service.received[0]?.init.redirect).to.equal('error');
  });
});
