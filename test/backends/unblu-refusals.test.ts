import { expect } from '@open-wc/testing/pure';
import type { ErrorCode } from '../../src/core/errors.js';
import { failure } from '../fixtures/open-vault.js';
import { cookieOf, createBackend, type UnbluJourney, useUnblu } from './unblu-journey.js';

const { take } = useUnblu();
let journey: UnbluJourney;

beforeEach(() => {
  journey = take();
});

/** The next request to an operation of the authenticator is answered with this status. */
const fail = (status: number, operation: string): Promise<unknown> =>
  journey.sim.failNext(status, { path: `/authenticator/${operation}$` });

describe('a status of Unblu', () => {
  for (const [operation, status, code] of [
    ['login', 400, 'provider-invalid'],
    ['login', 404, 'provider-invalid'],
    ['login', 405, 'provider-invalid'],
    ['login', 415, 'provider-invalid'],
    ['login', 429, 'provider-unreachable'],
    ['login', 500, 'provider-unreachable'],
    ['login', 503, 'provider-unreachable'],
    ['getCurrentPerson', 404, 'provider-invalid'],
    ['getCurrentPerson', 429, 'provider-unreachable'],
    ['getCurrentPerson', 503, 'provider-unreachable'],
  ] as const satisfies readonly (readonly [string, number, ErrorCode])[]) {
    it(`${status} of ${operation} is ${code}, and the password can be sent again`, async () => {
      const backend = journey.create();
      await journey.begin(backend);
      await fail(status, operation);
      expect((await failure(journey.answer(backend, 'sjefferson'))).code).to.equal(code);
      expect(cookieOf(await journey.answer(backend, 'sjefferson')).session.identity.username).to.equal('sjefferson');
    });
  }
});

describe('a secure token that Unblu does not take', () => {
  const settings = (): Readonly<Record<string, unknown>> => ({
    signIn: 'secure-token',
    apiKey: 'northwind-key',
    tokenUrl: `${journey.sim.url}/site/token`,
    url: journey.sim.url,
  });

  /** A sign-in with a token that the site has made like this. */
  const signInBy = async (made: object): Promise<unknown> => {
    const token = await journey.sim.call<string>('issueToken', 'carol', made);
    journey.sim.secrets.add(token);
    const fetch: typeof globalThis.fetch = async (input, init) =>
      String(input instanceof Request ? input.url : input).endsWith('/site/token')
        ? Response.json({ token })
        : journey.fetch(input, init);
    return journey.begin(createBackend(fetch, settings(), journey.sim.now));
  };

  for (const [what, made] of [
    ['has expired', { life: -1 }],
    ['names another issuer', { claims: { iss: 'https://www.southwind.example' } }],
    ['is for another audience', { claims: { aud: 'another' } }],
    ['is signed with an unknown key', { signer: 'stranger' }],
  ] as const) {
    it(`because it ${what} ends the sign-in, and the error says what to check`, async () => {
      const error = await failure(signInBy(made));
      expect([error.code, error.facts]).to.deep.equal(['provider-refused', { reason: 'token-refused', status: 403 }]);
      expect(error.suggestion).to.include('issuer, audience, keys and clock');
      expect(JSON.stringify(error)).not.to.contain([...journey.sim.secrets].at(-1));
    });
  }

  for (const [status, code] of [
    [400, 'provider-refused'],
    [404, 'provider-invalid'],
    [405, 'provider-invalid'],
    [415, 'provider-invalid'],
    [429, 'provider-unreachable'],
    [503, 'provider-unreachable'],
  ] as const) {
    it(`with ${status} is ${code}`, async () => {
      await fail(status, 'loginWithSecureToken');
      expect((await failure(signInBy({}))).code).to.equal(code);
    });
  }

  it('is sent to Unblu with the headers against forged requests, and asked of the site without', async () => {
    await journey.sim.configure({ gatewayUser: 'carol' });
    const headersOf: [string, string | null][] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      const { url, method, headers } = new Request(input, init);
      if (method === 'POST') headersOf.push([new URL(url).pathname, headers.get('x-xsrf')]);
      return journey.fetch(input, init);
    };
    await journey.begin(createBackend(fetch, { ...settings(), xsrfHeaders: { 'X-XSRF': '1' } }, journey.sim.now));
    expect(headersOf).to.deep.equal([
      ['/site/token', null],
      ['/unblu/rest/v4/authenticator/loginWithSecureToken', '1'],
    ]);
  });

  it('of another kind is sent as that kind', async () => {
    await journey.sim.configure({ gatewayUser: 'carol' });
    await journey.begin(journey.create({ ...settings(), tokenType: 'OIDC_ACCESS_TOKEN' }));
    const { body } = journey.sent.find(({ url }) => url.includes('loginWithSecureToken'))!;
    expect((JSON.parse(body) as Record<string, unknown>)['type']).to.equal('OIDC_ACCESS_TOKEN');
  });
});
