import { expect } from '@open-wc/testing/pure';
import type { Grant } from '../../src/core/grant.js';
import { decide } from '../../src/vault/policy.js';

const RUNS = 10_000;

const grant: Grant = { origin: 'https://api.example', path: '/v1/pub', methods: ['GET'], authorization: 'session' };

/** Pieces that tricks are made of, and enough plain ones that some URLs are allowed. */
const schemes = [
  'https://',
  'https://',
  'https://',
  'https://',
  'http://',
  'https:',
  'https:\\\\',
  '//',
  'HTTPS://',
  'blob:https://',
  ' https://',
];
const hosts = [
  'api.example', 'api.example', 'api.example', 'api.example', 'API.example:443', 'api.example.', 'api.example@evil.example',
  'evil.example', 'api.example.evil.example', 'api.example:444', 'ap%69.example', 'api\u3002example', 'api.example\\@evil.example',
  'a\u00adpi.example', '\uff41pi.example', 'api.example#@evil.example', 'api.example?@evil.example', 'evil.example\tapi.example',
]; // prettier-ignore
const segments = [
  'v1', 'v1', 'v1', 'pub', 'pub', 'pub', 'x', '7', 'admin', '', '.', '..', '...', '%2e', '%2E%2e', '.%2e', '%252e', '%2f', '%5c',
  '%', '%zz', '%25', ';', 'x;y', '..;', '\\', '%c0%ae', '\uff0e\uff0e', '\u2025', '\uff0f', '%00', '\u00e9', '%E2%80%A5', 'pub%2f..', 'Pub', '%70ub',
]; // prettier-ignore
const ends = ['', '', '', '?a=b', '?x=/../', '#frag', '?', '/', '\n', '?\\..\\', '\u0000'];

/** Marsaglia's xorshift: the same numbers on every run and in every engine. */
function* numbers(seed: number): Generator<number, never> {
  for (let x = seed; ;) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    yield x >>> 0;
  }
}

const random = numbers(20260105);
const pick = (from: readonly string[]): string => from[random.next().value % from.length]!;

/** Half of them begin inside the grant, so that tricks get a chance there. */
const makeUrl = (): string => {
  const inside = random.next().value % 2 === 0;
  const tail = Array.from({ length: random.next().value % 5 }, () => pick(segments));
  const path = [...(inside ? ['v1', 'pub'] : []), ...tail].map((segment) => `/${segment}`).join('');
  return (inside ? 'https://api.example' : pick(schemes) + pick(hosts)) + path + pick(ends);
};

/** What the least careful server on the way could make of a path: decoded until nothing changes, then resolved. */
function resolveCarelessly(pathname: string): string {
  let path = pathname;
  for (let before = ''; before !== path;) {
    before = path;
    path = path.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }
  const resolved: string[] = [];
  for (const segment of path
    .replace(/\\/g, '/')
    .replace(/;[^/]*/g, '')
    .split('/')) {
    if (segment === '..') resolved.pop();
    else if (segment !== '.' && segment !== '') resolved.push(segment);
  }
  return `/${resolved.join('/')}/`;
}

describe('ten thousand odd URLs', () => {
  const urls = Array.from({ length: RUNS }, makeUrl);
  const allowed = urls.flatMap((url) => {
    const bounds = { deskOrigin: 'https://desk.example', development: true, protectedUrls: [] };
    const decision = decide([grant], { url, method: 'GET', headers: [] }, bounds);
    return decision.allow ? [{ raw: url, sent: decision.url }] : [];
  });

  it('are allowed here and refused there', () => {
    expect(allowed.length).to.be.within(500, RUNS / 2);
  });

  it('stay inside the grant wherever they are allowed, by the raw text and by what is sent', () => {
    const outside = allowed.filter(({ raw, sent }) =>
      [new URL(raw), new URL(sent.href)].some(
        ({ protocol, host, pathname, username, password }) =>
          protocol !== 'https:' ||
          host !== 'api.example' ||
          `${username}${password}` !== '' ||
          !`${pathname}/`.startsWith('/v1/pub/'),
      ),
    );
    expect(outside).to.deep.equal([]);
  });

  it('stay inside the grant on the least careful server', () => {
    expect(allowed.filter(({ sent }) => !resolveCarelessly(sent.pathname).startsWith('/v1/pub/'))).to.deep.equal([]);
  });

  it('are sent without a fragment', () => {
    expect(allowed.filter(({ sent }) => sent.hash !== '')).to.deep.equal([]);
  });
});
