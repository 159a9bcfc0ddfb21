import { expect } from '@open-wc/testing/pure';
import { LAST_WORDS } from '../fixtures/breaking-vaults.js';
import type { PolicyPageNews } from '../fixtures/pages/policy-page.js';

const here = location.origin;
const elsewhere = `http://other.localhost:${location.port}`;
const SCRIPTED = '/test/fixtures/scripted-vault.ts';
const BREAKING = '/test/fixtures/breaking-vaults.ts';

/** What the host page of the product runs under. */
const STRICT =
  "script-src 'self'; style-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'";

let frame: HTMLIFrameElement | undefined;

interface PageOptions {
  readonly csp?: string;
  readonly vault: string;
  readonly sessions?: number;
}

/** Opens a document under a policy and gathers what its sessions say until they stand still. */
function open({ csp = '', vault, sessions = 1 }: PageOptions): Promise<readonly PolicyPageNews[]> {
  const news: PolicyPageNews[] = [];
  return new Promise((resolve) => {
    frame = document.createElement('iframe');
    addEventListener('message', function take({ source, data }: MessageEvent<PolicyPageNews>) {
      if (source !== frame?.contentWindow) return;
      news.push(data);
      const settled = news.filter(({ status }) => status === 'signed-out' || status === 'failed');
      if (settled.length < sessions) return;
      removeEventListener('message', take);
      resolve(news);
    });
    const query = new URLSearchParams({ csp, vault, sessions: String(sessions) });
    frame.src = `/test/fixtures/pages/policy-page.html?${query.toString()}`;
    document.body.append(frame);
  });
}

const last = async (options: PageOptions): Promise<PolicyPageNews | undefined> => (await open(options)).at(-1);

describe('the vault’s worker', () => {
  afterEach(() => {
    frame?.remove();
  });

  it('starts on a page without a policy', async () => {
    expect(await last({ vault: SCRIPTED })).to.deep.equal({ status: 'signed-out' });
  });

  it('starts under the strict policy of a host page', async () => {
    expect(await last({ csp: STRICT, vault: SCRIPTED })).to.deep.equal({ status: 'signed-out' });
  });

  it('starts for two sessions of a page that lets each Trusted Types policy be made once', async () => {
    const news = await open({ csp: `${STRICT}; trusted-types deskpass`, vault: SCRIPTED, sessions: 2 });
    expect(news.filter(({ status }) => status === 'failed')).to.deep.equal([]);
  });

  for (const csp of ["worker-src 'none'", "child-src 'none'", 'worker-src https://cdn.example']) {
    it(`is refused under ${csp}, and the error names what to add`, async () => {
      const news = await last({ csp, vault: SCRIPTED });
      expect(news).to.deep.equal({
        status: 'failed',
        code: 'vault-refused',
        facts: { directive: "worker-src 'self'", url: `${here}${SCRIPTED}` },
        suggestion: "Add worker-src 'self' to the page's Content-Security-Policy.",
      });
    });
  }

  it('is refused where the page allows other Trusted Types policies only', async () => {
    const news = await last({ csp: `${STRICT}; trusted-types lit-html`, vault: SCRIPTED });
    expect([news?.code, news?.facts?.['directive']]).to.deep.equal(['vault-refused', 'trusted-types deskpass']);
  });

  it('is unreachable where no script lies at its address, and the error names the attribute that leads elsewhere', async () => {
    const news = await last({ vault: '/no-such/vault.js' });
    expect([news?.code, news?.facts]).to.deep.equal(['vault-unreachable', { url: `${here}/no-such/vault.js` }]);
    expect(news?.suggestion).to.include('name its vault.js in the attribute "vault"');
  });

  it('is unreachable where something else lies at its address', async () => {
    const news = await last({ vault: '/test/fixtures/pages/scripted-desk.json' });
    expect(news?.code).to.equal('vault-unreachable');
  });

  it('is unreachable where its script breaks down at once, and its words stay with it', async () => {
    const news = await open({ vault: `${BREAKING}#at-start` });
    expect([news.at(-1)?.code, JSON.stringify(news).includes(LAST_WORDS)]).to.deep.equal(['vault-unreachable', false]);
  });

  it('has stopped where it breaks down later, and its words stay with it', async () => {
    const news = await open({ vault: BREAKING });
    expect([news.at(-1)?.code, JSON.stringify(news).includes(LAST_WORDS)]).to.deep.equal(['vault-stopped', false]);
  });

  it('starts from another origin', async () => {
    expect(await last({ vault: `${elsewhere}${SCRIPTED}` })).to.deep.equal({ status: 'signed-out' });
  });

  it('starts from another origin under a policy that allows it', async () => {
    const csp = `script-src 'self' ${elsewhere}; worker-src blob: ${elsewhere}; require-trusted-types-for 'script'; trusted-types deskpass`;
    expect(await last({ csp, vault: `${elsewhere}${SCRIPTED}` })).to.deep.equal({ status: 'signed-out' });
  });

  it('is refused from another origin under a policy without blobs, and the error names both ways out', async () => {
    const news = await last({ csp: STRICT, vault: `${elsewhere}${SCRIPTED}` });
    expect(news).to.deep.equal({
      status: 'failed',
      code: 'vault-refused',
      facts: { directive: `worker-src blob: ${elsewhere}`, url: `${elsewhere}${SCRIPTED}` },
      suggestion: `Add worker-src blob: ${elsewhere} to the page's Content-Security-Policy, or serve a copy of vault.js from the page's own origin and name it in the attribute "vault".`,
    });
  });

  it('is unreachable from another origin under a policy that allows the blob alone, and the error names the rest', async () => {
    const news = await last({ csp: 'worker-src blob:', vault: `${elsewhere}${SCRIPTED}` });
    expect([news?.code, news?.suggestion]).to.deep.equal([
      'vault-unreachable',
      `Check that vault.js lies at that address, is served as text/javascript and with CORS for this page's origin, and that the page's Content-Security-Policy, if it has one, says worker-src blob: ${elsewhere}.`,
    ]);
  });

  it('is unreachable from another origin where no script lies at its address', async () => {
    expect((await last({ vault: `${elsewhere}/no-such/vault.js` }))?.code).to.equal('vault-unreachable');
  });

  it('is unreachable where its address is none', async () => {
    expect((await last({ vault: 'http://' }))?.code).to.equal('vault-unreachable');
  });
});
