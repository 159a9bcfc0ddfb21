import { expect } from '@open-wc/testing/pure';
import type { Backend, Outcome } from '../../src/auth/backend.js';
import type { Answer } from '../../src/auth/challenge.js';
import { createFinesseBackend } from '../../src/backends-finesse.js';
import { DeskpassError } from '../../src/core/errors.js';
import { randomFrom } from '../fixtures/mutate-json.js';
import { expectNoSecret } from './expect-no-secret.js';
import { MemorySealedStore } from './memory-sealed-store.js';

/** In each of the three modes: 10,000 in all. */
const RUNS = 3_334;
const URL_OF = 'https://finesse.example';
const PASSWORD = 'pa55-word-of-rosa';
const TOKEN = 'eyJhbGciOiJub25lIn0.dG9rZW4tb2Ytcm9zYQ.c2lnbmF0dXJl';
const REFRESH = 'eyJhbGciOiJub25lIn0.cmVmcmVzaC1vZi1yb3Nh.c2lnbmF0dXJl';
const SECRETS = [PASSWORD, TOKEN, REFRESH, btoa(`1001003:${PASSWORD}`), btoa(`\x001001003\x00${PASSWORD}`)];

const user = (state: string): string =>
  `<User><roles><role>Agent</role></roles><loginId>1001003</loginId><loginName>rread</loginName><state>${state}</state><extension></extension><firstName>Rosa</firstName><lastName>Read</lastName><teamId>500</teamId><teamName>First line</teamName></User>`;
const document = JSON.stringify({ token: TOKEN, refresh_token: REFRESH, expires_in: 300, user_id: 'rread' });

/** What a Finesse answers that is as it should be. */
function rightAnswer(url: URL, init: RequestInit | undefined, mode: string, state: string): [number, string] {
  const { pathname } = url;
  if (pathname === '/finesse/api/SystemInfo') {
    return [
      200,
      `<SystemInfo><status>IN_SERVICE</status><systemAuthMode>${mode}</systemAuthMode><xmppDomain>finesse.example</xmppDomain></SystemInfo>`,
    ];
  }
  if (pathname.startsWith('/finesse/api/UserAuthMode/'))
    return [200, '<UserAuthMode><authMode>NON_SSO</authMode></UserAuthMode>'];
  if (pathname.startsWith('/finesse/api/User/')) return init?.method === 'PUT' ? [202, ''] : [200, user(state)];
  if (pathname === '/desktop/sso/token') return [200, document];
  return [
    200,
    `<body xmlns="http://jabber.org/protocol/httpbind" sid="a"><success/><message><event><items><item><notification>&lt;Update&gt;&lt;data&gt;&lt;apiErrors&gt;&lt;apiError&gt;&lt;errorType&gt;Device Busy&lt;/errorType&gt;&lt;/apiError&gt;&lt;/apiErrors&gt;&lt;/data&gt;&lt;source&gt;/finesse/api/User/1001003&lt;/source&gt;&lt;/Update&gt;</notification></item></items></event></message></body>`,
  ];
}

/** Pieces that parsers have tripped over, and secrets sent back to where they came from. */
const NONSENSE = [
  ...SECRETS,
  ...['', ' ', '\0', '\ud800', '💥', '<', '>', '&', '&amp;', '&x;', '&#xd800;', '&#x110000;', '&#0;', '</User>'],
  ...['<User>', '<![CDATA[', ']]>', '<!DOCTYPE x [<!ENTITY e "e">]>', '<!--', '<?xml?>', '"', "'", '{', '}', '[', '..'],
  ...['null', 'true', '-1', '1e999', '__proto__', 'constructor', '/', '?', '#', ':', '%', '\n', 'javascript:alert(1)'],
  'x'.repeat(5_000),
  '<a>'.repeat(100),
];
const STATUSES = [200, 200, 201, 202, 204, 301, 400, 401, 403, 404, 409, 429, 500, 503];
const ERRORS = ['Authorization Failure', 'Invalid State', 'User Not Found', 'Device Busy', 'Invalid Input', PASSWORD];

type Random = () => number;
const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

/** A text with some of it replaced by nonsense. */
function spoil(text: string, random: Random): string {
  let spoilt = text;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
    const from = Math.floor(random() * (spoilt.length + 1));
    const to = random() < 0.5 ? from : from + Math.floor(random() * 40);
    spoilt = spoilt.slice(0, from) + pick(NONSENSE, random) + spoilt.slice(to);
  }
  return spoilt;
}

function hostileFetch(random: Random, mode: string, state: string): typeof fetch {
  return (input, init) => {
    if (random() < 0.03) return Promise.reject(new TypeError(`Failed to fetch ${TOKEN}`));
    const address = input instanceof Request ? input.url : String(input);
    const [status, body] = rightAnswer(new URL(address), init, mode, state);
    const kind = random();
    if (kind < 0.7) return answer(status, body);
    if (kind < 0.85) return answer(status, spoil(body, random));
    const error = `<ApiErrors><ApiError><ErrorType>${pick(ERRORS, random)}</ErrorType></ApiError></ApiErrors>`;
    return answer(pick(STATUSES, random), kind < 0.93 ? error : spoil(error, random));
  };
}

const answer = (status: number, body: string): Promise<Response> =>
  Promise.resolve(new Response(status === 204 ? null : body, { status }));

/** What an agent answers who does everything right; the page reads a document that is not always right. */
function reply({ challenge }: Extract<Outcome, { done: false }>, random: Random): Answer {
  if (challenge.kind === 'password') {
    return { kind: 'password', identifier: 'rread', password: PASSWORD, extension: pick(['', '1001003'], random) };
  }
  if (challenge.kind === 'extension') return { kind: 'extension', extension: '1001003' };
  if (challenge.kind === 'notice') return { kind: 'action', action: 'back' };
  if (challenge.kind !== 'redirect') return { kind: 'identifier', identifier: 'rread' };
  const query = new URLSearchParams(new URL(challenge.url).hash.slice(1));
  query.set('document', random() < 0.6 ? document : spoil(document, random));
  return { kind: 'redirect', query: query.toString() };
}

/** One whole life of a session. Resolves with how far it came. */
async function live(backend: Backend, random: Random): Promise<string> {
  const { signal } = new AbortController();
  await backend.detect({ signal });
  let outcome = await backend.begin({ display: null, silent: false, returnTo: '', signal });
  for (let step = 0; step < 6 && !outcome.done; step += 1) {
    expectNoSecret(outcome.challenge.kind === 'redirect' ? outcome.challenge.url : '', SECRETS);
    outcome = await backend.answer(reply(outcome, random), { signal });
  }
  if (!outcome.done) return 'asked';
  const { credential } = outcome;
  expect(credential.session.identity.subject).not.to.be.empty;
  if (credential.renewal !== null) await backend.renew(credential, { signal });
  return 'signed in';
}

describe('a Finesse that answers nonsense', () => {
  for (const mode of ['SSO', 'NON_SSO', 'HYBRID']) {
    it(`leads to a DeskpassError without a secret, or to a session, as ${mode}`, async () => {
      const ends = new Map<string, number>();
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const random = randomFrom(seed);
        const backend = createFinesseBackend({
          method: {
            id: 'phone',
            backend: 'finesse',
            label: '',
            settings: { url: URL_OF, agentTimeout: 0, boshUrl: `${URL_OF}/http-bind/` },
          },
          pageUrl: `${URL_OF}/desk`,
          development: false,
          fetch: hostileFetch(random, mode, pick(['LOGOUT', 'READY'], random)),
          now: () => 1_800_000_000_000,
          store: new MemorySealedStore(),
        });
        const end = await live(backend, random).catch((thrown: unknown) => {
          if (!(thrown instanceof DeskpassError)) throw new Error(`seed ${seed}: ${String(thrown)}`, { cause: thrown });
          expectNoSecret(thrown, SECRETS);
          return thrown.code;
        });
        ends.set(end, (ends.get(end) ?? 0) + 1);
      }
      // Otherwise the answers are so bad that nothing behind the first one is tested.
      expect(ends.get('signed in') ?? 0).to.be.greaterThan(RUNS / 50);
      expect(ends.get('provider-invalid') ?? 0).to.be.greaterThan(RUNS / 50);
    }).timeout(60_000);
  }
});
