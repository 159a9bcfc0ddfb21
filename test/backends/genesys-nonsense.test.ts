import { expect } from '@open-wc/testing/pure';

import type { Answer, Challenge } from '../../src/auth/challenge.js';
import { createGenesysBackend } from '../../src/backends-genesys.js';
import { DeskpassError } from '../../src/core/errors.js';
import { mutate, randomFrom } from '../fixtures/mutate-json.js';
import { expectNoSecret } from './expect-no-secret.js';
import { MemorySealedStore } from './memory-sealed-store.js';

const PASSWORD = 'Pa55-of-the-agent';
const TOKEN = 'access-of-the-agent';
const REFRESH = 'refresh-of-the-agent';
const CODE = 'code-of-the-agent';
const SECRETS = [PASSWORD, TOKEN, REFRESH, CODE];

const who = {
  sub: 'a:1',
  user_name: 'raza',
  given_name: 'Raza',
  family_name: 'A',
  dbid: 1,
  contact_center_id: 'c',
  authorities: [{ name: 'ROLE_AGENT', privileges: ['P'] }],
};

/** What the documents say comes back, every kind of it once. */
const ANSWERS: readonly unknown[] = [
  { status: { code: 0 }, data: { scheme: 'basic' } },
  { status: { code: 0 }, data: { scheme: 'saml' } },
  { access_token: TOKEN, refresh_token: REFRESH, token_type: 'bearer', expires_in: 43_199, scope: '*' },
  { error: 'invalid_grant', error_description: PASSWORD },
  { error: 'no_company' },
  { error: 'unauthorized_client' },
  { status: { code: 403, message: PASSWORD, detail: {} }, errors: [], path: '/' },
  { ...who, properties: {} },
  { ...who, properties: { changePasswordOnNextLogin: 'true' } },
  { username: 'raza', loginName: 'raza', cmeUserName: 'raza', contactCenterId: 'c', authorities: [] },
  { id: '1', name: 'Raza', authorization: { roles: [{ id: '1', name: 'AGENT' }], permissions: ['a:b:c'] } },
  { message: TOKEN, code: 'authentication.required', status: 401 },
];

const live = () => ({ signal: new AbortController().signal });

function answerTo(challenge: Challenge): Answer {
  switch (challenge.kind) {
    case 'identifier':
      return { kind: 'identifier', identifier: 'raza' };
    case 'company':
      return { kind: 'company', company: 'Northwind' };
    case 'password':
      return { kind: 'password', identifier: 'raza', password: PASSWORD, extension: '' };
    case 'change-password':
      return { kind: 'change-password', current: PASSWORD, password: `${PASSWORD}-2` };
    case 'notice':
      return { kind: 'action', action: 'back' };
    case 'redirect': {
      const state = new URL(challenge.url).searchParams.get('state') ?? '';
      return { kind: 'redirect', query: new URLSearchParams({ code: CODE, state }).toString() };
    }
    default:
      throw new Error(`nothing asks for ${challenge.kind} here`);
  }
}

const SETTINGS = [
  { client_id: 'desk', url: 'https://genesys.example', tenants: { Northwind: 'Northwind' } },
  { client_id: 'desk', url: 'https://genesys.example', signIn: 'form', userinfo: 'userinfo' },
  { client_id: 'desk', url: 'https://genesys.example', signIn: 'form', userinfo: 'jwt-userinfo' },
  { client_id: 'desk', url: 'https://genesys.example', signIn: 'redirect' },
  { client_id: 'desk', product: 'cloud', region: 'mypurecloud.de' },
];

/** What a header can hold of a JSON Web Token with these claims. */
const tokenOf = (claims: unknown): string => {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  return `e30.${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')}.c2ln`;
};

describe('a hostile Genesys', () => {
  it('that answers every field with nonsense, 10,000 times, makes no other error and gives no secret away', async () => {
    const random = randomFrom(7);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    let given = 0;
    const respond = (): Response => {
      given += 1;
      const body = random() < 0.4 ? pick(ANSWERS) : mutate(pick(ANSWERS), random);
      const text = random() < 0.05 ? `<html>${REFRESH}</html>` : JSON.stringify(body);
      const token = random() < 0.6 ? tokenOf(random() < 0.5 ? who : mutate(who, random)) : pick(['', 'a.b', REFRESH]);
      const status = random() < 0.8 ? 200 : pick([200, 400, 401, 403, 404, 429, 500, 503]);
      return new Response(text, { status, headers: { 'X-GWS-User': token } });
    };
    const ends = new Set<string>();
    while (given < 10_000) {
      const settings = pick(SETTINGS);
      const backend = createGenesysBackend({
        method: { id: 'genesys', backend: 'genesys', label: 'Genesys', settings },
        pageUrl: 'https://desk.example/agent',
        development: false,
        fetch: () => Promise.resolve(respond()),
        now: () => 1_000_000,
        store: new MemorySealedStore(),
      });
      const attempt = async <T>(work: Promise<T>, what = ''): Promise<T | null> =>
        work.catch((thrown: unknown) => {
          expect(thrown).to.be.instanceOf(DeskpassError);
          expect((thrown as DeskpassError).code).not.to.equal('internal');
          expectNoSecret(thrown, SECRETS);
          ends.add(what + (thrown as DeskpassError).code);
          return null;
        });
      await attempt(backend.detect(live()), 'detect ');
      const beginning = { display: null, silent: false, returnTo: '', ...live() };
      let outcome = await attempt(backend.begin(beginning));
      for (let steps = 0; steps < 8 && outcome !== null; steps += 1) {
        if (outcome.done) {
          const { credential } = outcome;
          ends.add('signed in');
          expectNoSecret([credential.session, credential.renewal], SECRETS);
          await attempt(backend.renew(credential, live()), 'renewal ');
          if ('dbid' in credential.session.claims && settings.userinfo === 'jwt-userinfo') ends.add('by token');
          await attempt(backend.end(credential, live()), 'end ');
          break;
        }
        expectNoSecret(outcome.challenge, SECRETS);
        ends.add(outcome.challenge.kind);
        outcome = await attempt(backend.answer(answerTo(outcome.challenge), live()));
      }
    }
    // It has been everywhere, and not only at the first refusal.
    expect([...ends]).to.include.members(['signed in', 'change-password', 'notice', 'password', 'redirect']);
    expect([...ends]).to.include.members(['provider-unreachable', 'provider-invalid', 'provider-refused']);
    expect([...ends]).to.include.members(['renewal session-ended', 'renewal provider-invalid']);
    expect([...ends]).to.include.members(['detect provider-unreachable', 'by token']);
  });
});
