import { expect } from '@open-wc/testing';
import type { VaultSettings } from '../../src/auth/vault-contract.js';
import { DeskpassError } from '../../src/core/errors.js';
import type { Grant } from '../../src/core/grant.js';
import { checkSettings } from '../../src/vault/vault-settings.js';

const grant: Grant = { origin: 'https://orders.example', path: '/v2', methods: ['GET'], authorization: 'session' };

const settings = (change: Partial<Grant> = {}, more: Partial<VaultSettings> = {}): VaultSettings => ({
  pageUrl: 'https://desk.example/page?x=1#y',
  development: false,
  signIn: [{ id: 'sso', backend: 'oidc', label: 'SSO', settings: {} }],
  gadgets: [{ id: 'orders', grants: [{ ...grant, ...change }] }],
  ...more,
});

const refusal = (given: VaultSettings): string => {
  try {
    checkSettings(given);
    return 'taken';
  } catch (error) {
    return error instanceof DeskpassError && error.code === 'desk-file-invalid' ? 'refused' : String(error);
  }
};

describe("the vault's settings", () => {
  it('are taken, with the page reduced to its address', () => {
    const { pageUrl, deskOrigin, grants } = checkSettings(settings());
    expect([pageUrl, deskOrigin, grants.get('orders')]).to.deep.equal([
      'https://desk.example/page',
      'https://desk.example',
      [{ ...grant, headers: [] }],
    ]);
  });

  it('compare a path in the form in which URLs have it', () => {
    expect(checkSettings(settings({ path: '/caf\u00e9' })).grants.get('orders')?.[0]?.path).to.equal('/caf%C3%A9');
  });

  it('grant no credential by any other word than session', () => {
    const authorization = 'Session' as 'session';
    expect(checkSettings(settings({ authorization })).grants.get('orders')?.[0]?.authorization).to.equal('none');
  });

  it('cannot be changed afterwards by who gave them', () => {
    const given = settings();
    const { grants, signIn } = checkSettings(given);
    (given.gadgets[0]!.grants[0]!.methods as string[]).push('DELETE');
    (given.signIn[0]!.settings as Record<string, unknown>)['authority'] = 'https://evil.example';
    expect([grants.get('orders')?.[0]?.methods, signIn[0]?.settings]).to.deep.equal([['GET'], {}]);
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
    it(`are refused where a grant has ${what}`, () => {
      expect(refusal(settings(change))).to.equal('refused');
    });
  }

  it('take http on loopback in development', () => {
    expect(refusal(settings({ origin: 'http://orders.localhost:4102' }, { development: true }))).to.equal('taken');
  });

  it('are refused where two gadgets have one id', () => {
    const gadgets = [
      { id: 'orders', grants: [] },
      { id: 'orders', grants: [grant] },
    ];
    expect(refusal(settings({}, { gadgets }))).to.equal('refused');
  });

  it('are refused where an id could be taken for something else', () => {
    for (const id of ['', 'a b', 'a/b', '../a', 'a;b', 'x'.repeat(65)]) {
      expect(refusal(settings({}, { gadgets: [{ id, grants: [] }] }))).to.equal('refused');
      expect(refusal(settings({}, { signIn: [{ id, backend: 'oidc', label: '', settings: {} }] }))).to.equal('refused');
    }
  });

  it('are refused where the page has no address', () => {
    expect(refusal(settings({}, { pageUrl: 'about' }))).to.equal('refused');
  });
});
