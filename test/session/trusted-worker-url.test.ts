import { expect } from '@open-wc/testing/pure';
import { POLICY_NAME, trustedWorkerUrl } from '../../src/session/trusted-worker-url.js';
import { putBack, replace } from '../fixtures/replacements.js';

type Rule = (url: string) => string;

describe('the address of a worker under Trusted Types', () => {
  const policies = new Map<string, Rule>();
  before(() => {
    replace(globalThis, 'trustedTypes', {
      createPolicy(name: string, { createScriptURL }: { readonly createScriptURL: Rule }) {
        policies.set(name, createScriptURL);
        return { createScriptURL };
      },
    });
  });
  after(putBack);

  it('is one of the page’s own', () => {
    const { href } = new URL('/vault.js', document.baseURI);
    expect(trustedWorkerUrl(new URL(href))).to.equal(href);
  });

  it('is one that the page has made itself', () => {
    const address = URL.createObjectURL(new Blob(['']));
    expect(trustedWorkerUrl(new URL(address))).to.equal(address);
    URL.revokeObjectURL(address);
  });

  for (const elsewhere of ['https://cdn.example/vault.js', 'data:text/javascript,1', 'blob:https://cdn.example/1']) {
    it(`is never ${elsewhere}`, () => {
      expect(() => trustedWorkerUrl(new URL(elsewhere))).to.throw(TypeError, 'own origin only');
    });
  }

  it('comes from one policy, whose name a page can allow', () => {
    trustedWorkerUrl(new URL(document.baseURI));
    expect([...policies.keys()]).to.deep.equal([POLICY_NAME]);
  });
});
