import { expect } from '@open-wc/testing/pure';
import type { Outcome } from '../../src/auth/backend.js';
import type { Answer, Challenge } from '../../src/auth/challenge.js';
import { createExpertflowBackend } from '../../src/backends/expertflow/expertflow-backend.js';
import { createTransport } from '../../src/backends/expertflow/transport.js';
import { DeskpassError } from '../../src/core/errors.js';
import { mutate, randomFrom } from '../fixtures/mutate-json.js';
import { expectNoSecret } from './expect-no-secret.js';
import { failureOf, saidBy } from './expertflow-journey.js';
import { MemorySealedStore } from './memory-sealed-store.js';

const PASSWORD = 'Pa55-of-the-agent';
const CODE = 'c0de-of-the-agent';
const jwt = (claims: object): string => `e30.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.tokenOfTheAgent`;
const TOKEN = jwt({ exp: 1900, iat: 1000, sub: '7', iss: 'https://cx.example/auth/realms/r' });
const REFRESH = 'refresh-of-the-agent';
const SECRETS = [PASSWORD, CODE, TOKEN, REFRESH];

const user = {
  id: '7',
  username: 'raza',
  firstName: 'Raza',
  lastName: '',
  roles: ['agent'],
  realm: 'r',
  attributes: { agentExtension: ['8081'], otpSecret: [REFRESH] },
  permittedResources: { Resources: [{ rsid: '1', rsname: 'customer', scopes: ['view '] }] },
  userTeam: { teamId: '1', teamName: 'default' },
  supervisedTeams: [{ teamId: '2', teamName: 'second' }],
};
const signedIn = { token: TOKEN, refresh_token: REFRESH, keycloak_User: user };
const reason = 'Invalid User Credentials: The provided credentials are not valid.';

/** What the documents say comes back, every kind of it once. */
const ANSWERS: readonly unknown[] = [
  { statusCode: 200, data: signedIn },
  { statusCode: 200, data: { ...signedIn, passwordExpiration: 'It will expire in 3 day(s), on 11/24/2026.' } },
  signedIn,
  {
    statusCode: 200,
    data: { username: 'raza', is2FARegistered: false, twoFAChannel: 'APP', otpSecret: 'ABCDEFGHIJKLMNOP' },
  },
  { statusCode: 200, data: { username: 'raza', is2FARegistered: true, twoFAChannel: 'app', message: 'OTP required' } },
  { statusCode: 200, data: { username: 'raza', is2FARegistered: false, twoFAChannel: 'sms' } },
  {
    statusCode: 200,
    data: { username: 'raza', is2FARegistered: true, twoFAChannel: 'EMAIL', email: 'raza@cx.example' },
  },
  { statusCode: 200, data: { username: 'raza', is2FARegistered: true, twoFAChannel: 'RSA', message: 'OTP required.' } },
  { error: { error_message: 'Token Generation Error', error_detail: { status: 401, reason } } },
  { error: { error_message: '', error_detail: { status: 400, reason: 'Password Update Required: now' } } },
  { error_message: 'Token Generation Error', error_detail: { status: 403, reason: 'No roles' } },
  { error: 401, error_message: 'Invalid OTP.' },
  { error_message: 'no', error_detail: { status: 400, message: 'OTP_MAX_ATTEMPTS' } },
  { status: 400, error_message: 'channelType is empty or invalid' },
  { status: 400, message: 'Refresh Token Expired: over' },
  { statusCode: 401, msg: reason },
  { status: 204, message: 'Password updated successfully.' },
  { policies: [{ type: 'length', value: '8' }], eligibleToUpdatePasswordAt: '2026-11-24T00:00:00Z' },
  { task: 'refreshToken', msg: 'ok', statusCode: 200, data: { status: 200, access_token: TOKEN } },
  { error: 'access_denied', error_description: 'not_authorized' },
];

/** A backend before a server that answers as it likes. */
function backendBefore(respond: (url: string) => Response | Promise<Response>) {
  return createExpertflowBackend({
    method: { id: 'cx', backend: 'expertflow', label: 'CX', settings: { url: 'https://cx.example', tenant: 'r' } },
    pageUrl: 'https://desk.example/agent',
    development: false,
    fetch: (input) => Promise.resolve(respond(input as string)),
    now: () => 1_000_000,
    store: new MemorySealedStore(),
  });
}

const live = () => ({ signal: new AbortController().signal });
const beginning = () => ({ display: null, silent: false, returnTo: '', ...live() });

/** Some answer to a challenge. */
function answerTo(challenge: Challenge): Answer {
  switch (challenge.kind) {
    case 'password':
      return { kind: 'password', identifier: 'raza', password: PASSWORD, extension: '' };
    case 'otp':
    case 'enrol-totp':
      return { kind: challenge.kind, code: CODE };
    case 'enrol-contact':
      return { kind: 'enrol-contact', value: challenge.channel === 'sms' ? '31612340001' : 'raza@cx.example' };
    case 'contact':
      return { kind: 'contact', contact: challenge.contacts[0]!.id };
    case 'change-password':
      return { kind: 'change-password', current: challenge.asksCurrent ? PASSWORD : '', password: `${PASSWORD}-2` };
    case 'notice':
      return {
        kind: 'action',
        action: (['change-password', 'skip'] as const).find((one) => challenge.actions.includes(one)) ?? 'back',
      };
    default:
      throw new Error(`nothing asks for ${challenge.kind} here`);
  }
}

describe('a hostile Expertflow', () => {
  it('that answers every field with nonsense, 10,000 times, makes no other error and gives no secret away', async () => {
    const random = randomFrom(4);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    let given = 0;
    const respond = (): Response => {
      given += 1;
      const body = random() < 0.3 ? pick(ANSWERS) : mutate(pick(ANSWERS), random);
      const text = random() < 0.05 ? `<html>${REFRESH}</html>` : JSON.stringify(body);
      return new Response(text, { status: random() < 0.7 ? 200 : pick([200, 400, 401, 403, 404, 408, 412, 429, 500]) });
    };
    const ends = new Map<string, number>();
    const count = (end: string) => ends.set(end, (ends.get(end) ?? 0) + 1);
    while (given < 10_000) {
      const backend = backendBefore(respond);
      const probed: unknown = await backend.detect(live()).catch((thrown: unknown) => thrown);
      if (probed instanceof Error) expect(probed).to.be.instanceOf(DeskpassError);
      expectNoSecret(probed instanceof Error ? probed : [], SECRETS);
      let outcome: Outcome | null = await backend.begin(beginning());
      for (let steps = 0; steps < 8 && outcome !== null; steps += 1) {
        if (outcome.done) {
          const { credential } = outcome;
          count('signed in');
          expectNoSecret([credential.session, credential.renewal], SECRETS);
          expect(credential.expiresAt).to.be.greaterThan(1_000_000);
          const renewed: unknown = await backend.renew(credential, live()).catch((thrown: unknown) => thrown);
          if (renewed instanceof Error) expect(renewed).to.be.instanceOf(DeskpassError);
          expectNoSecret(renewed instanceof Error ? renewed : [], SECRETS);
          outcome = null;
        } else {
          count(outcome.challenge.kind);
          expectNoSecret(outcome.challenge, SECRETS);
          const thrown: unknown[] = [];
          outcome = await backend.answer(answerTo(outcome.challenge), live()).catch((reason: unknown) => {
            thrown.push(reason);
            return null;
          });
          for (const error of thrown) {
            expect(error).to.be.instanceOf(DeskpassError);
            expect((error as DeskpassError).code).not.to.equal('internal');
            count((error as DeskpassError).code);
            expectNoSecret(error, SECRETS);
          }
        }
      }
    }
    // What was never reached was never tried.
    const kinds = ['otp', 'enrol-totp', 'enrol-contact', 'contact', 'change-password', 'notice', 'signed in'];
    expect(
      [...kinds, 'provider-invalid', 'provider-refused', 'provider-unreachable'].filter((end) => !ends.has(end)),
    ).to.deep.equal([]);
  }).timeout(60_000);

  it('that sends secrets with the user gives the page none of them', async () => {
    const backend = backendBefore(() => Response.json({ statusCode: 200, data: signedIn }));
    await backend.begin(beginning());
    const outcome = await backend.answer(
      { kind: 'password', identifier: 'raza', password: PASSWORD, extension: '' },
      live(),
    );
    expect(outcome.done && outcome.credential.session.claims).to.deep.equal({
      sub: '7',
      name: 'Raza',
      preferred_username: 'raza',
      given_name: 'Raza',
      realm: 'r',
      roles: ['agent'],
      team: 'default',
      supervised_teams: ['second'],
      extension: '8081',
    });
  });

  it('that sends a token no header can hold signs nobody in', async () => {
    for (const token of ['a\r\nx: y', 'ä', '', 7, 'a b']) {
      const backend = backendBefore(() => Response.json({ statusCode: 200, data: { ...signedIn, token } }));
      await backend.begin(beginning());
      const answer = { kind: 'password', identifier: 'raza', password: PASSWORD, extension: '' } as const;
      expect((await failureOf(backend.answer(answer, live()))).code).to.equal('provider-invalid');
    }
  });

  it('that sends a token without times is believed for a quarter of an hour', async () => {
    for (const token of ['opaque', jwt({ exp: 1000, iat: 1900 }), jwt({ exp: 1e300, iat: 0 }), jwt({ exp: 'x' })]) {
      const backend = backendBefore(() => Response.json({ statusCode: 200, data: { ...signedIn, token } }));
      await backend.begin(beginning());
      const answer = { kind: 'password', identifier: 'raza', password: PASSWORD, extension: '' } as const;
      const outcome = await backend.answer(answer, live());
      expect(outcome.done && outcome.credential.expiresAt).to.equal(1_900_000);
    }
  });

  it('that asks to wait says until when', async () => {
    const headers = { 'retry-after': '30' };
    const backend = backendBefore(() => Response.json({ statusCode: 429, msg: 'slow' }, { status: 429, headers }));
    await backend.begin(beginning());
    const answer = { kind: 'password', identifier: 'raza', password: PASSWORD, extension: '' } as const;
    const outcome = await backend.answer(answer, live());
    if (outcome.done || outcome.challenge.kind !== 'password') throw new Error('something else');
    expect([saidBy(outcome.challenge), outcome.challenge.problem?.until]).to.deep.equal([
      'password too-fast',
      1_030_000,
    ]);
  });

  it('that never answers is given up', async () => {
    const transport = createTransport(() => new Promise(() => undefined), 10);
    const asking = { endpoint: 'login', url: 'https://cx.example/', init: {}, ...live() } as const;
    expect((await failureOf(transport(asking))).facts).to.deep.equal({ reason: 'timeout', endpoint: 'login' });
  });

  it('that answers without an end is not believed', async () => {
    const transport = createTransport(() => Promise.resolve(new Response('x'.repeat(1_000_001))));
    const asking = { endpoint: 'login', url: 'https://cx.example/', init: {}, ...live() } as const;
    expect((await failureOf(transport(asking))).code).to.equal('provider-invalid');
  });

  it('gets neither cookies nor a referrer, and leads nowhere else', async () => {
    const seen: (RequestInit | undefined)[] = [];
    const transport = createTransport((_url, init) => {
      seen.push(init);
      return Promise.resolve(new Response('{}'));
    });
    await transport({ endpoint: 'login', url: 'https://cx.example/', init: {}, ...live() });
    expect(seen[0]).to.deep.include({
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
  });
});
