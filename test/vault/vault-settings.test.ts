import { expect } from '@open-wc/testing/pure';
import type { VaultSettings } from '../../src/auth/vault-contract.js';
import { DeskpassError } from '../../src/core/errors.js';
import type { Grant } from '../../src/core/grant.js';
import { checkSettings } from '../../src/vault/vault-settings.js';

const grant: Grant = { origin: 'https://orders.example', path: '/v2', methods: ['GET'], authorization: 'session' };

const settings = (more: Partial<VaultSettings> = {}): VaultSettings => ({
  pageUrl: 'https://desk.example/page?x=1#y',
  development: false,
  signIn: [{ id: 'sso', backend: 'oidc', label: 'SSO', settings: {} }],
  detection: { offer: 'all', choiceAfter: 3 },
  gadgets: [{ id: 'orders', grants: [grant] }],
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
      [grant],
    ]);
  });

  it('cannot be changed afterwards by who gave them', () => {
    const methods = ['GET'];
    const mine: Record<string, unknown> = { authority: 'https://login.example' };
    const { grants, signIn } = checkSettings(
      settings({
        signIn: [{ id: 'sso', backend: 'oidc', label: 'SSO', settings: mine }],
        gadgets: [{ id: 'orders', grants: [{ ...grant, methods }] }],
      }),
    );
    methods.push('DELETE');
    mine['authority'] = 'https://evil.example';
    expect([grants.get('orders')?.[0]?.methods, signIn[0]?.settings]).to.deep.equal([
      ['GET'],
      { authority: 'https://login.example' },
    ]);
  });

  it('are refused where two gadgets have one id', () => {
    const gadgets = [
      { id: 'orders', grants: [] },
      { id: 'orders', grants: [grant] },
    ];
    expect(refusal(settings({ gadgets }))).to.equal('refused');
  });

  for (const id of ['', 'a b', 'a/b', '../a', 'a;b', 'x'.repeat(65)]) {
    it(`are refused where an id could be taken for something else: "${id.slice(0, 9)}"`, () => {
      expect([
        refusal(settings({ gadgets: [{ id, grants: [] }] })),
        refusal(settings({ signIn: [{ id, backend: 'oidc', label: '', settings: {} }] })),
      ]).to.deep.equal(['refused', 'refused']);
    });
  }

  it('are refused where two ways to sign in have one id', () => {
    const one = { id: 'sso', backend: 'oidc', label: 'SSO', settings: {} };
    expect(refusal(settings({ signIn: [one, one] }))).to.equal('refused');
  });

  it('are refused where the page has no address', () => {
    expect(refusal(settings({ pageUrl: 'about' }))).to.equal('refused');
  });
});
