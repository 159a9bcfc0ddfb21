import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import type { Json, Tamper } from '../fixtures/hostile-provider-tamper.js';
import { mutate, randomFrom } from '../fixtures/mutate-json.js';
import { expectNoSecret } from './expect-no-secret.js';
import { Journey, signal } from './oidc-journey.js';

type Random = () => number;

/** The engines share this code and its libraries; what they differ in, the matrix of hostile providers covers. */
const ANSWERS = 'userAgentData' in navigator ? 10_000 : 1_000;

/** Puts something wrong, or odd, into an answer of the provider. */
function spoil(answer: Json, random: Random): void {
  const spoilt = mutate(answer, random);
  for (const name of Object.keys(answer)) Reflect.deleteProperty(answer, name);
  if (typeof spoilt !== 'object' || spoilt === null) return;
  for (const [name, value] of Object.entries(spoilt)) {
    Object.defineProperty(answer, name, { value: value as unknown, enumerable: true, configurable: true });
  }
}

/** Some of what a provider answers is nonsense, and never all of it: what comes later has to be reached. */
function tamperBy(random: Random): Tamper {
  const sometimes = (share: number): boolean => random() < share;
  const nonsense = (answer: Json): void => {
    spoil(answer, random);
  };
  return {
    ...(sometimes(0.15) ? { metadata: nonsense } : {}),
    ...(sometimes(0.15) ? { keys: (keys: Json[]) => keys.forEach(nonsense) } : {}),
    ...(sometimes(0.2) ? { tokens: nonsense } : {}),
    ...(sometimes(0.3) ? { claims: nonsense } : {}),
    ...(sometimes(0.15) ? { header: nonsense } : {}),
    ...(sometimes(0.2) ? { userInfo: nonsense } : {}),
    ...(sometimes(0.1)
      ? {
          callback: (params: URLSearchParams) => {
            for (const name of ['state', 'iss']) params.set(name, String(mutate(params.get(name), random)));
          },
        }
      : {}),
    grant: sometimes(0.5) ? 'refresh_token' : 'authorization_code',
  };
}

describe('a hostile OpenID provider', () => {
  it('that answers every field with nonsense, thousands of times, makes no other error and gives no secret away', async () => {
    const random = randomFrom(11);
    const ends = new Set<string>();
    let given = 0;
    while (given < ANSWERS) {
      const settings = { loadUserInfo: random() < 0.5, ...(random() < 0.3 ? { umaAudience: 'orders' } : {}) };
      const journey = new Journey({ settings });
      const { provider, backend } = journey;
      provider.tamper = tamperBy(random);
      const permissions = mutate([{ rsid: '1', rsname: 'order', scopes: ['view'] }], random);
      const status = [200, 200, 403, 400, 500][Math.floor(random() * 5)]!;
      provider.permissions = () => Response.json(permissions, { status });
      const attempt = async <T>(what: string, work: Promise<T>): Promise<T | null> =>
        work.catch((thrown: unknown) => {
          expect(thrown).to.be.instanceOf(DeskpassError);
          expect((thrown as DeskpassError).code).not.to.equal('internal');
          expectNoSecret(thrown, provider.secrets);
          ends.add(`${what} ${(thrown as DeskpassError).code}`);
          return null;
        });
      await attempt('detect', backend.detect({ signal }));
      const challenge = await attempt('begin', journey.begin());
      const outcome = challenge && (await attempt('answer', journey.answer(provider.authorize(challenge.url))));
      if (outcome?.done) {
        const { credential } = outcome;
        ends.add('signed in');
        expectNoSecret([credential.session, credential.renewal], provider.secrets);
        const renewed = await attempt('renew', journey.renew(credential));
        if (renewed) expectNoSecret([renewed.session, renewed.renewal], provider.secrets);
        await attempt('end', journey.end(renewed ?? credential));
      }
      given += provider.requests.length;
    }
    // It has been everywhere, and not only at the first refusal.
    expect([...ends]).to.include.members(['signed in', 'detect provider-invalid', 'begin issuer-mismatch']);
    expect([...ends]).to.include.members(['answer token-invalid', 'answer provider-invalid', 'renew session-ended']);
  }).timeout(120_000);
});
