import { expect } from '@open-wc/testing/pure';
import type { Grant } from '../../src/core/grant.js';
import { decide, type Asked, type Bounds, type Decision } from '../../src/vault/policy.js';

const grants: readonly Grant[] = [
  { origin: 'https://orders.example', path: '/v2/orders', methods: ['GET', 'POST'], authorization: 'session' },
  { origin: 'https://billing.example', path: '/v1', methods: ['GET'], authorization: 'session' },
  { origin: 'https://orders.example', path: '/public', methods: ['GET'], authorization: 'none', headers: ['x-tenant'] },
  { origin: 'https://desk.example', path: '/', methods: ['GET'], authorization: 'none' },
  { origin: 'https://login.example', path: '/', methods: ['GET', 'POST'], authorization: 'session' },
  { origin: 'http://api.localhost:4102', path: '/', methods: ['GET', 'TRACE', 'connect'], authorization: 'none' },
];

const bounds: Bounds = {
  deskOrigin: 'https://desk.example',
  development: false,
  protectedUrls: [new URL('https://login.example/realms/northwind'), new URL('https://orders.example/v2/orders/token')],
};

const ask = (url: string, method = 'GET', more: Partial<Asked & Bounds> = {}): Decision =>
  decide(grants, { url, method, headers: more.headers ?? [] }, { ...bounds, ...more });

const refusal = (decision: Decision): string =>
  decision.allow ? `allowed by ${String(decision.index)}` : decision.rule;

describe('the policy allows', () => {
  it('what a grant covers, and says which grant', () => {
    const decision = ask('https://orders.example/v2/orders/7?expand=items', 'POST');
    expect(decision.allow && [decision.index, decision.url.href, decision.grant]).to.deep.equal([
      1,
      'https://orders.example/v2/orders/7?expand=items',
      grants[0],
    ]);
  });

  it('the granted path itself', () => {
    expect(refusal(ask('https://orders.example/v2/orders'))).to.equal('allowed by 1');
  });

  it('by the first grant that covers everything, past those that cover a part', () => {
    expect(refusal(ask('https://orders.example/public/prices'))).to.equal('allowed by 3');
  });

  it('a host in other spelling that means the same', () => {
    expect(refusal(ask('https://ORDERS.example:443/v2/orders'))).to.equal('allowed by 1');
  });

  it('http on loopback in development', () => {
    expect(refusal(ask('http://api.localhost:4102/x', 'GET', { development: true }))).to.equal('allowed by 6');
  });

  it('an address beside the sign-in system on the same host', () => {
    expect(refusal(ask('https://login.example/api/calendar'))).to.equal('allowed by 5');
  });

  it('ordinary headers, and those that the grant names', () => {
    const headers = [
      ['Accept', 'application/json'],
      ['X-Tenant', 'north'],
    ] as const;
    const decision = ask('https://orders.example/public', 'GET', { headers });
    expect(decision.allow && [...decision.headers]).to.deep.equal([
      ['accept', 'application/json'],
      ['x-tenant', 'north'],
    ]);
  });
});

describe('the policy refuses', () => {
  const cases: readonly [rule: string, what: string, decision: () => Decision][] = [
    ['origin', 'an origin that no grant names', () => ask('https://evil.example/v2/orders')],
    ['origin', 'a granted host as the beginning of another', () => ask('https://orders.example.evil.com/v2/orders')],
    ['origin', 'a granted host as the end of another', () => ask('https://evilorders.example/v2/orders')],
    ['origin', 'a subdomain of a granted host', () => ask('https://a.orders.example/v2/orders')],
    ['origin', 'another port', () => ask('https://orders.example:8443/v2/orders')],
    ['origin', 'a look-alike in another script', () => ask('https://\u043erders.example/v2/orders')],
    ['origin', 'a metadata address', () => ask('https://169.254.169.254/latest/meta-data')],
    ['origin', 'a loopback address in decimal', () => ask('https://2130706433/')],
    ['userinfo', 'a granted origin as user name', () => ask('https://orders.example@evil.example/v2/orders')],
    ['host', 'a trailing dot', () => ask('https://orders.example./v2/orders')],
    ['url', 'a relative URL', () => ask('/v2/orders')],
    ['scheme', 'http for a granted https origin', () => ask('http://orders.example/v2/orders')],
    ['scheme', 'http on loopback outside development', () => ask('http://api.localhost:4102/x')],
    ['scheme', 'a blob of a granted origin', () => ask('blob:https://orders.example/v2/orders')],
    ['path', 'a path that only begins like the granted one', () => ask('https://orders.example/v2/orders-archive')],
    ['path', 'a path above the granted one', () => ask('https://orders.example/v2')],
    ['path', 'the granted path in other letter case', () => ask('https://orders.example/V2/orders')],
    ['segments', 'a dot segment, before it is resolved', () => ask('https://orders.example/v2/orders/../orders/7')],
    ['encoding', 'an encoded dot segment', () => ask('https://orders.example/v2/orders/%2e%2e/admin')],
    ['encoding', 'an encoded slash', () => ask('https://orders.example/v2/orders%2F..%2Fadmin')],
    ['encoding', 'a double encoding', () => ask('https://orders.example/v2/orders/%252e%252e/admin')],
    ['segments', 'a path parameter', () => ask('https://orders.example/v2/orders;x/7')],
    ['method', 'a method that the grant does not name', () => ask('https://orders.example/v2/orders', 'PUT')],
    ['method', 'a method in other letter case', () => ask('https://orders.example/v2/orders', 'post')],
    ['method', 'TRACE, even where granted', () => ask('http://api.localhost:4102/', 'TRACE', { development: true })],
    [
      'method',
      'CONNECT in any case, even where granted',
      () => ask('http://api.localhost:4102/', 'connect', { development: true }),
    ],
    ['method', 'a method with a line break', () => ask('https://orders.example/v2/orders', 'GET\r\nX: y')],
    ['desk-origin', 'the desk itself, even where granted', () => ask('https://desk.example/admin')],
    ['desk-origin', 'the desk itself in other spelling', () => ask('HTTPS://DESK.EXAMPLE:443/')],
    [
      'sign-in-origin',
      'the sign-in system, even where granted',
      () => ask('https://login.example/realms/northwind/token', 'POST'),
    ],
    [
      'sign-in-origin',
      'the sign-in system in other letter case',
      () => ask('https://login.example/Realms/%6eorthwind/token'),
    ],
    [
      'sign-in-origin',
      'an endpoint of it inside a granted path',
      () => ask('https://orders.example/v2/orders/token', 'POST'),
    ],
    [
      'header',
      'a header that no grant names',
      () => ask('https://orders.example/v2/orders', 'GET', { headers: [['x-tenant', 'north']] }),
    ],
    [
      'header',
      'a credential',
      () => ask('https://orders.example/v2/orders', 'GET', { headers: [['Authorization', 'Bearer x']] }),
    ],
  ];
  for (const [rule, what, decision] of cases) {
    it(`${what} by the rule ${rule}`, () => {
      expect(refusal(decision())).to.equal(rule);
    });
  }

  it('everything where nothing is granted', () => {
    const asked = { url: 'https://orders.example/v2/orders', method: 'GET', headers: [] };
    expect(refusal(decide([], asked, bounds))).to.equal('origin');
  });
});

describe('a refusal', () => {
  const message = (url: string, method = 'GET'): string => {
    const decision = ask(url, method);
    return decision.allow ? '' : decision.message;
  };

  it('names the methods that are granted', () => {
    expect(message('https://billing.example/v1/invoices/88', 'PUT')).to.equal(
      'PUT billing.example/v1/invoices/88: grant 2 allows GET',
    );
  });

  it('names the paths that are granted', () => {
    expect(message('https://orders.example/v3')).to.equal(
      'GET orders.example/v3: grant 1 allows /v2/orders, grant 3 allows /public',
    );
  });

  it('never holds a query value', () => {
    for (const url of [
      'https://evil.example/?secret-value',
      'https://user@evil.example/?x=secret-value',
      'https://orders.example/v2/../?x=secret-value',
      '/?x=secret-value',
      'gopher://secret-value/',
    ]) {
      expect(message(url)).not.to.contain('secret-value');
    }
  });

  it('cuts a long path', () => {
    expect(message(`https://orders.example/${'a'.repeat(4000)}`).length).to.be.below(250);
  });
});
