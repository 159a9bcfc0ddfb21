import { expect } from '@open-wc/testing/pure';
import type { ErrorCode } from '../../src/core/errors.js';
import { gist, over, PASSWORD, useGenesys, type GenesysJourney } from './genesys-journey.js';

const { take } = useGenesys();

/** A status at an endpoint of Engage, and what becomes of the sign-in: an error, or a challenge. */
const TABLE: readonly (readonly [endpoint: string, status: number, becomes: ErrorCode | { readonly asks: string }])[] =
  [
    ['auth-scheme', 400, 'provider-refused'],
    ['auth-scheme', 401, 'provider-refused'],
    ['auth-scheme', 403, 'provider-refused'],
    ['auth-scheme', 404, 'provider-refused'],
    ['auth-scheme', 429, 'provider-unreachable'],
    ['auth-scheme', 500, 'provider-unreachable'],
    ['oauth/token', 404, 'provider-refused'],
    ['oauth/token', 405, 'provider-refused'],
    ['openid/userinfo', 403, 'provider-refused'],
    ['openid/userinfo', 404, 'provider-refused'],
    ['openid/userinfo', 429, 'provider-unreachable'],
    ['openid/userinfo', 500, 'provider-unreachable'],
    ['change-password', 400, { asks: 'change-password password-rejected' }],
    ['change-password', 403, { asks: 'change-password password-rejected' }],
    ['change-password', 429, { asks: 'change-password too-fast' }],
  ];

/** The whole sign-in of somebody who has to choose a new password. */
const signIn = async (journey: GenesysJourney) => {
  await journey.login('temporary');
  return journey.answer({ kind: 'change-password', current: PASSWORD, password: 'Southwind-1' });
};

describe('a status that Genesys Engage documents', () => {
  for (const [endpoint, status, becomes] of TABLE) {
    const end = typeof becomes === 'string' ? becomes : becomes.asks;
    it(`${status} of ${endpoint} is ${end}`, async () => {
      const journey = take();
      void journey.sim.failNext(status, { path: `/auth/v3/${endpoint}$` });
      if (typeof becomes === 'string') {
        expect((await journey.refusal(becomes, signIn(journey))).facts['status']).to.equal(status);
        return;
      }
      const outcome = await signIn(journey);
      expect(outcome.done ? 'signed in' : gist(outcome.challenge)).to.equal(becomes.asks);
    });
  }

  it('403 of ping says that somebody is there, and no more', async () => {
    const journey = take();
    void journey.sim.failNext(403, { path: '/auth/v3/ping$' });
    expect(await journey.backend.detect(journey.options)).to.deep.equal({ mode: 'hybrid' });
  });

  for (const word of ['unauthorized_client', 'unsupported_grant_type']) {
    it(`${word} for a password leads to the sign-in page where there is a choice, and ends the form`, async () => {
      // The simulator has the first word for a client that may not; a system may have the other.
      const system = { clients: { desk: { redirectUris: [], grants: [], secret: undefined } } };
      const said = (journey: GenesysJourney): GenesysJourney => {
        journey.newVault(async (input, init) => {
          const answer = await journey.sim.fetch(input, init);
          if (!answer.url.endsWith('/oauth/token')) return answer;
          return new Response((await answer.text()).replace('unauthorized_client', word), answer);
        });
        return journey;
      };
      expect(gist(await said(take({}, system)).ask('sjefferson'))).to.equal('redirect');
      const form = said(take({ signIn: 'form' }, system));
      await form.begin();
      expect((await form.refusal('provider-refused', form.type('sjefferson'))).facts['error']).to.equal(word);
    });
  }
});

describe('a status that Genesys Cloud documents', () => {
  const comeBack = async (journey: GenesysJourney) => {
    const email = 'sarah.jefferson@northwind.example';
    const query = await journey.signOn(await journey.begin(), { email, password: PASSWORD });
    return { query, answer: () => journey.answer({ kind: 'redirect', query }) };
  };

  for (const [path, status, code] of [
    ['/oauth/token$', 400, 'provider-refused'],
    ['/oauth/token$', 401, 'provider-refused'],
    ['/oauth/token$', 429, 'provider-unreachable'],
    ['/users/me$', 401, 'provider-refused'],
    ['/users/me$', 403, 'provider-refused'],
    ['/users/me$', 429, 'provider-unreachable'],
    ['/users/me$', 503, 'provider-unreachable'],
  ] as const) {
    it(`${status} of ${path.slice(1, -1)} is ${code}`, async () => {
      const journey = take({ product: 'cloud' });
      const { answer } = await comeBack(journey);
      void journey.sim.failNext(status, { path });
      expect((await journey.refusal(code, answer())).facts['status']).to.equal(status);
    });
  }

  it('invalid_grant for a code that is too old ends the sign-in, and the next one leads in', async () => {
    const journey = take({ product: 'cloud' });
    const { answer } = await comeBack(journey);
    journey.sim.advance(3_600);
    expect((await journey.refusal('provider-refused', answer())).facts['error']).to.equal('invalid_grant');
    expect(over(await (await comeBack(journey)).answer()).scheme).to.equal('Bearer');
    journey.sim.advance(-3_600);
  });
});
