import { expect } from '@open-wc/testing/pure';
import { covers, isBelow, MAX_URL, readUrl, redactUrl, type UrlRule } from '../../src/core/url-rules.js';

const refused: readonly [rule: UrlRule, text: string][] = [
  ['url', ''],
  ['url', '/v1/orders'],
  ['url', '//evil.example/'],
  ['url', 'https:evil.example/'],
  ['url', 'https:/evil.example/'],
  ['url', 'https:///evil.example/'],
  ['url', 'https://'],
  ['url', 'https://?x'],
  ['url', 'https://a.example:99999/'],
  ['url', `https://orders.example/${'a'.repeat(MAX_URL)}`],
  ['scheme', 'blob:https://orders.example/6b0e'],
  ['scheme', 'data:text/plain,x'],
  ['scheme', 'file:///etc/passwd'],
  ['scheme', 'ws://orders.example/'],
  ['scheme', 'javascript:alert(1)'],
  ['scheme', 'filesystem:https://orders.example/x'],
  ['userinfo', 'https://orders.example@evil.example/'],
  ['userinfo', 'https://user:word@orders.example/'],
  ['userinfo', 'https://@orders.example/'],
  ['userinfo', 'https://:@orders.example/'],
  ['host', 'https://orders.example./v1'],
  ['host', 'https://orders.example.:443/v1'],
  ['host', 'https://*.example/v1'],
  ['host', "https://orders.example'/v1"],
  ['host', 'https://orders.example,evil.example/v1'],
  ['encoding', ' https://orders.example/'],
  ['encoding', 'https://orders.example/\t'],
  ['encoding', 'https://orders.example/v1\n/x'],
  ['encoding', 'ht\ntps://orders.example/'],
  ['encoding', 'https://orders.example/\u0000'],
  ['encoding', 'https://orders.example/a b'],
  ['encoding', 'https:\\\\evil.example/'],
  ['encoding', 'https://orders.example\\@evil.example/'],
  ['encoding', 'https://orders.example/v1\\..\\admin'],
  ['encoding', 'https://ord%65rs.example/'],
  ['encoding', 'https://orders.example/v1/%2e%2e/admin'],
  ['encoding', 'https://orders.example/v1/%2E./admin'],
  ['encoding', 'https://orders.example/v1/.%2e/admin'],
  ['encoding', 'https://orders.example/v1/a%2ejson'],
  ['encoding', 'https://orders.example/v1%2Fadmin'],
  ['encoding', 'https://orders.example/v1%2fadmin'],
  ['encoding', 'https://orders.example/v1%5c..%5cadmin'],
  ['encoding', 'https://orders.example/v1/%252e%252e/admin'],
  ['encoding', 'https://orders.example/v1/%25%32%65'],
  ['encoding', 'https://orders.example/v1%252fadmin'],
  ['encoding', 'https://orders.example/v1/%c0%ae%c0%ae/admin'],
  ['encoding', 'https://orders.example/v1/%'],
  ['encoding', 'https://orders.example/v1/%zz'],
  ['encoding', 'https://orders.example/v1/%00'],
  ['encoding', 'https://orders.example/v1/%0d%0aX:y'],
  ['encoding', 'https://orders.example/v1/x%3by'],
  ['encoding', 'https://orders.example/v1/\uff0e\uff0e/admin'],
  ['encoding', 'https://orders.example/v1/\u2025/admin'],
  ['encoding', 'https://orders.example/v1\uff0fadmin'],
  ['encoding', 'https://orders.example/v1/%ef%bc%8e%ef%bc%8e/admin'],
  ['segments', 'https://orders.example/v1/../admin'],
  ['segments', 'https://orders.example/v1/./x'],
  ['segments', 'https://orders.example/v1/..'],
  ['segments', 'https://orders.example/v1/x;y=1/z'],
  ['segments', 'https://orders.example/v1/..;/admin'],
  ['segments', 'https://orders.example/v1//admin'],
  ['segments', 'https://orders.example//v1'],
];

describe('a URL that two parsers could read in two ways', () => {
  for (const [rule, text] of refused) {
    it(`is refused by the rule ${rule}: ${JSON.stringify(text.slice(0, 60))}`, () => {
      const reading = readUrl(text);
      expect(reading.ok ? reading.url.href : reading.rule).to.equal(rule);
    });
  }
});

describe('an ordinary URL', () => {
  for (const [text, href] of [
    ['https://orders.example', 'https://orders.example/'],
    ['https://orders.example/v2/orders/', 'https://orders.example/v2/orders/'],
    ['HTTPS://ORDERS.example:443/v2', 'https://orders.example/v2'],
    ['https://orders.example:8443/v2', 'https://orders.example:8443/v2'],
    ['https://orders.example/v2?next=/../x;y\\%2e%2e//#part', 'https://orders.example/v2?next=/../x;y\\%2e%2e//'],
    ['https://orders.example/caf\u00e9/%F0%9F%8D%B5', 'https://orders.example/caf%C3%A9/%F0%9F%8D%B5'],
    ['https://orders.example/100%25', 'https://orders.example/100%25'],
    ['https://orders.example/a.b/..c/...', 'https://orders.example/a.b/..c/...'],
    ['https://b\u00fccher.example/', 'https://xn--bcher-kva.example/'],
    ['http://127.0.0.1:4102/v2', 'http://127.0.0.1:4102/v2'],
    ['http://[::1]:4102/v2', 'http://[::1]:4102/v2'],
  ] as const) {
    it(`is read without its fragment: ${text}`, () => {
      const reading = readUrl(text);
      expect(reading.ok ? reading.url.href : reading.why).to.equal(href);
    });
  }

  it('can be as long as the limit', () => {
    expect(readUrl(`https://orders.example/${'a'.repeat(MAX_URL - 23)}`).ok).to.equal(true);
  });

  it('is refused when it gets longer than the limit by being encoded', () => {
    expect(readUrl(`https://orders.example/${'\u00e9'.repeat(MAX_URL / 4)}`).ok).to.equal(false);
  });
});

describe('a path prefix', () => {
  for (const [prefix, path, covered] of [
    ['/', '/', true],
    ['/', '/anything', true],
    ['/v2/orders', '/v2/orders', true],
    ['/v2/orders', '/v2/orders/7', true],
    ['/v2/orders', '/v2/orders/', true],
    ['/v2/orders', '/v2/orders-archive', false],
    ['/v2/orders', '/v2/order', false],
    ['/v2/orders', '/V2/orders', false],
    ['/v2/orders/', '/v2/orders', false],
    ['/v2/orders/', '/v2/orders/7', true],
  ] as const) {
    it(`${prefix} ${covered ? 'covers' : 'does not cover'} ${path}`, () => {
      expect(covers(prefix, path)).to.equal(covered);
    });
  }
});

describe('an address out of bounds', () => {
  for (const [url, guarded, below] of [
    ['https://sso.example/realms/x/token', 'https://sso.example/realms/x', true],
    ['https://sso.example/realms/x/', 'https://sso.example/realms/x', true],
    ['https://sso.example/realms/x', 'https://sso.example/realms/x/', true],
    ['https://sso.example/REALMS/X/token', 'https://sso.example/realms/x', true],
    ['https://sso.example/realms/%78/token', 'https://sso.example/realms/x', true],
    ['https://sso.example/anything', 'https://sso.example', true],
    ['https://sso.example/realms/xy', 'https://sso.example/realms/x', false],
    ['https://sso.example/api', 'https://sso.example/realms/x', false],
    ['https://sso.example:8443/realms/x', 'https://sso.example/realms/x', false],
    ['https://other.example/realms/x', 'https://sso.example/realms/x', false],
  ] as const) {
    it(`${below ? 'includes' : 'does not include'} ${url} where ${guarded} is`, () => {
      expect(isBelow(new URL(url), new URL(guarded))).to.equal(below);
    });
  }
});

describe('a URL in a log', () => {
  for (const [url, logged] of [
    ['https://a.example/v1/x', 'https://a.example/v1/x'],
    ['https://a.example/v1?token=abc&b=', 'https://a.example/v1?token=…&b=…'],
    ['https://a.example/v1?secret', 'https://a.example/v1?…'],
    ['https://a.example/v1?a=b=c&&x=1#frag', 'https://a.example/v1?a=…&x=…'],
  ] as const) {
    it(`keeps names and drops values: ${url}`, () => {
      expect(redactUrl(new URL(url))).to.equal(logged);
    });
  }
});
