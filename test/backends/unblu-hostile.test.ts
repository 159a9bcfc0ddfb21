import { expect } from '@open-wc/testing/pure';
import type { Backend } from '../../src/auth/backend.js';
import type { Credential } from '../../src/auth/credential.js';
import { DeskpassError } from '../../src/core/errors.js';
import type { IdentityTransition } from '../../src/core/identity-change.js';
import { expectNoSecret } from './expect-no-secret.js';
import { createBackend } from './unblu-journey.js';

const SERVER = 'https://unblu.example';
const SECRETS = ['correct-horse-battery', 'eyJ0b2tlbg.c2VjcmV0.c2lnbmF0dXJl'] as const;
const [PASSWORD, TOKEN] = SECRETS;

const person = {
  $_type: 'PersonData',
  id: 'person-1',
  authorizationRole: 'REGISTERED_USER',
  displayName: 'Sarah Jefferson',
  username: 'sjefferson',
};

/** Numbers that look random and are the same in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const NONSENSE: readonly unknown[] = [
  null,
  undefined,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  ' ',
  'null',
  'ANONYMOUS_USER',
  'REGISTERED_USER',
  'SUPER_ADMIN ',
  '\u0000',
  'line\nbreak',
  'x'.repeat(5000),
  '<img src=x onerror=alert(1)>',
  '__proto__',
  [],
  [[]],
  {},
  { id: {} },
  { toString: 'no function' },
  PASSWORD,
  TOKEN,
];

/** A body of no sense, or a good one with a member that has none. */
function hostileBody(random: (below: number) => number): string {
  const pick = (): unknown => NONSENSE[random(NONSENSE.length)];
  switch (random(5)) {
    case 0:
      return String(pick());
    case 1:
      return `[${JSON.stringify([pick()])}`.slice(2, -1);
    case 2:
      return `{"success":${JSON.stringify([pick()])}`;
    case 3:
      return JSON.stringify({ $_type: 'LoginResult', success: pick(), token: pick(), message: PASSWORD });
    default: {
      const names = Object.keys(person);
      return JSON.stringify({ ...person, [String(names[random(names.length)])]: pick() });
    }
  }
}

interface Role {
  readonly id: string;
  readonly authorizationRole: string;
}

/** The last one is called as those are who have no name. */
const PEOPLE: readonly Role[] = [
  { id: 'person-1', authorizationRole: 'REGISTERED_USER' },
  { id: 'person-2', authorizationRole: 'SUPERVISOR' },
  { id: 'visitor-1', authorizationRole: 'ANONYMOUS_USER' },
  { id: 'visitor-2', authorizationRole: 'ANONYMOUS_USER' },
  { id: 'anonymous', authorizationRole: 'ADMIN' },
];

const TRANSITIONS: readonly IdentityTransition[] = [
  'anonymous-to-authenticated',
  'authenticated-to-anonymous',
  'authenticated-to-other',
];

function transitionBetween(before: Role, now: Role): IdentityTransition | null {
  const [was, is] = [before, now].map(({ authorizationRole }) => authorizationRole === 'ANONYMOUS_USER');
  if (was && is) return null;
  if (was) return 'anonymous-to-authenticated';
  if (is) return 'authenticated-to-anonymous';
  return before.id === now.id ? null : 'authenticated-to-other';
}

const STATUSES = [200, 200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 405, 415, 429, 500, 503];

/** Does something with a backend. What it is told may be nonsense: it settles, and rejects with an error of ours alone. */
async function expectDecent(work: () => Promise<unknown>): Promise<string> {
  try {
    const result = await work();
    // What a person is called is the system's to say; what the agent is asked is not.
    if (typeof result === 'object' && result !== null && 'challenge' in result) expectNoSecret(result, SECRETS);
    return 'settled';
  } catch (thrown) {
    if (!(thrown instanceof DeskpassError)) throw thrown;
    expect(thrown.code).not.to.equal('internal');
    expectNoSecret(thrown, SECRETS);
    return thrown.code;
  }
}

describe('a hostile Unblu', () => {
  const signal = new AbortController().signal;

  for (const [what, settings] of [
    ['a password', {}],
    ['a password, older release', { api: 'v3', entryPath: '/co-unblu' }],
    ['a secure token', { signIn: 'secure-token', apiKey: 'k', tokenUrl: `${SERVER}/token` }],
    ['a propagated identity', { signIn: 'propagated' }],
    ['no name', { signIn: 'anonymous' }],
  ] as const) {
    it(`gets nothing but errors of ours, without a secret, out of ${what}`, async () => {
      const random = createRandom(42);
      let isGood = true;
      const hostile = (input: RequestInfo | URL): Promise<Response> => {
        const url = String(input instanceof Request ? input.url : input);
        if (isGood && url.includes('getCurrentPerson')) return Promise.resolve(Response.json(person));
        if (url.endsWith('/token') && random(2) === 0) return Promise.resolve(Response.json({ token: TOKEN }));
        const status = STATUSES[random(STATUSES.length)] ?? 200;
        const body = status === 204 ? null : hostileBody(random);
        return random(40) === 0
          ? Promise.reject(new TypeError(PASSWORD))
          : Promise.resolve(new Response(body, { status }));
      };
      const backend: Backend = createBackend(hostile, { url: SERVER, ...settings });
      const answer = { kind: 'password', identifier: 'sjefferson', password: PASSWORD, extension: '' } as const;
      const begin = (silent: boolean) => backend.begin({ display: null, silent, returnTo: '', signal });
      const first = await createBackend(hostile, { url: SERVER, signIn: 'propagated' }).begin({
        ...{ display: null, silent: false, returnTo: '', signal },
      });
      if (!first.done) throw new Error('nothing should be asked');
      const seen = new Set<string>();
      isGood = false;
      for (let round = 0; round < 400; round += 1) {
        seen.add(await expectDecent(() => backend.detect({ signal })));
        seen.add(await expectDecent(() => begin(round % 2 === 0)));
        seen.add(await expectDecent(() => backend.answer(answer, { signal })));
        seen.add(await expectDecent(() => backend.renew(first.credential, { signal })));
        await expectDecent(() => backend.end(first.credential, { signal }));
      }
      // The nonsense has come in: not everything was refused before it was read.
      expect([...seen]).to.include.members(['settled', 'provider-invalid', 'provider-unreachable']);
    });
  }

  for (const allowedTransitions of [[], TRANSITIONS]) {
    it(`changes who is signed in by nothing but a change that is told: ${allowedTransitions.join(', ') || 'none allowed'}`, async () => {
      const random = createRandom(7);
      let said: Role | null = PEOPLE[0]!;
      /** The same for all that is asked in one round. */
      let status = 200;
      const hostile = (): Promise<Response> => {
        if (said) return Promise.resolve(Response.json({ ...person, ...said }));
        return Promise.resolve(new Response(status === 204 ? null : hostileBody(random), { status }));
      };
      const backend = createBackend(hostile, { url: SERVER, signIn: 'anonymous', allowedTransitions });
      const begun = await backend.begin({ display: null, silent: false, returnTo: '', signal });
      if (!begun.done) throw new Error('nothing should be asked');
      let current = begun.credential;
      let before = PEOPLE[0]!;
      const seen = new Set<string>();
      for (let round = 0; round < 2_000; round += 1) {
        const now = PEOPLE[random(2 * PEOPLE.length)] ?? null;
        said = now;
        status = STATUSES[random(STATUSES.length)] ?? 200;
        const renewed: Credential[] = [];
        seen.add(await expectDecent(async () => renewed.push(await backend.renew(current, { signal }))));
        expect(await backend.end(current, { signal })).to.equal(null);
        const [next] = renewed;
        if (now === null) continue;
        const transition = transitionBetween(before, now);
        seen.add(transition ?? 'nobody else');
        expect([next?.change?.transition, next?.change?.allowed]).to.deep.equal(
          transition === null ? [undefined, undefined] : [transition, allowedTransitions.includes(transition)],
        );
        if (!next || next.change?.allowed === false) continue;
        [current, before] = [next, now];
      }
      expect([...seen]).to.include.members(['settled', 'nobody else', 'session-ended', 'provider-invalid']);
      expect([...seen].some((each) => each.includes('-to-'))).to.equal(true);
    });
  }

  it('cannot make itself somebody by a role that nobody knows', async () => {
    const fetch = () => Promise.resolve(Response.json({ ...person, authorizationRole: 'PARTIALLY_AUTHENTICATED' }));
    const backend = createBackend(fetch, { url: SERVER, signIn: 'propagated' });
    expect(await expectDecent(() => backend.begin({ display: null, silent: false, returnTo: '', signal }))).to.equal(
      'provider-invalid',
    );
  });

  it('is given up when it answers nothing, once nobody waits', async () => {
    const controller = new AbortController();
    const backend = createBackend(() => new Promise(() => undefined), { url: SERVER });
    const detection = backend.detect({ signal: controller.signal }).catch((reason: unknown) => reason);
    controller.abort();
    expect(await detection).to.have.property('name', 'AbortError');
  });
});
