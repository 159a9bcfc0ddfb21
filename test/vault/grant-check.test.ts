import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import type { Grant } from '../../src/core/grant.js';
import { checkGrants } from '../../src/vault/grant-check.js';

const grant: Grant = { origin: 'https://orders.example', path: '/v2', methods: ['GET'], authorization: 'session' };

const check = (change: Partial<Grant>, development = false): readonly Grant[] =>
  checkGrants([{ ...grant, ...change }], { gadget: 'orders', deskOrigin: 'https://desk.example', development });

const refusal = (change: Partial<Grant>, development = false): string => {
  try {
    check(change, development);
    return 'taken';
  } catch (error) {
    return error instanceof DeskpassError && error.code === 'desk-file-invalid' ? 'refused' : String(error);
  }
};

describe('the grants of a gadget', () => {
  it('are taken as they are', () => {
    expect(check({ headers: ['x-tenant'] })).to.deep.equal([{ ...grant, headers: ['x-tenant'] }]);
  });

  it('have their path in the form in which URLs have it', () => {
    expect(check({ path: '/caf\u00e9' })[0]?.path).to.equal('/caf%C3%A9');
  });

  it('give no credential by any other word than session', () => {
    expect(check({ authorization: 'Session' as 'session' })[0]?.authorization).to.equal('none');
  });

  for (const [what, change] of [
    ['a path in the origin', { origin: 'https://orders.example/' }],
    ['an origin in capitals', { origin: 'https://ORDERS.example' }],
    ['a default port', { origin: 'https://orders.example:443' }],
    ['a wildcard', { origin: 'https://*.example' }],
    ['no origin', { origin: '*' }],
    ['an opaque origin', { origin: 'null' }],
    ['a user name', { origin: 'https://a@orders.example' }],
    ['a trailing dot', { origin: 'https://orders.example.' }],
    ['http', { origin: 'http://orders.example' }],
    ['http on loopback outside development', { origin: 'http://localhost:4102' }],
    ['another scheme', { origin: 'wss://orders.example' }],
    ['the desk itself', { origin: 'https://desk.example' }],
    ['a path that does not begin with a slash', { path: 'v2' }],
    ['an empty path', { path: '' }],
    ['a path with a query', { path: '/v2?x=1' }],
    ['a path with a dot segment', { path: '/v2/../v3' }],
    ['a path with a dot segment, encoded', { path: '/v2/%2e%2e' }],
    ['a path that moves the host', { path: '.evil.example/' }],
    ['TRACE', { methods: ['GET', 'TRACE'] }],
    ['track in small letters', { methods: ['track'] }],
    ['every method', { methods: ['*', 'GE T'] }],
    ['a header that is a credential', { headers: ['authorization'] }],
    ['a header in capitals', { headers: ['X-Tenant'] }],
    ['a header that browsers own', { headers: ['sec-fetch-site'] }],
  ] as const) {
    it(`are refused where one has ${what}`, () => {
      expect(refusal(change)).to.equal('refused');
    });
  }

  it('may be http on loopback in development', () => {
    expect(refusal({ origin: 'http://orders.localhost:4102' }, true)).to.equal('taken');
  });

  it('are counted in the refusal as in the desk file', () => {
    const list = [grant, { ...grant, methods: ['TRACE'] }];
    const surroundings = { gadget: 'orders', deskOrigin: '', development: false };
    expect(() => checkGrants(list, surroundings)).to.throw(/^Grant 2 of the gadget "orders" .* the method TRACE /);
  });
});
