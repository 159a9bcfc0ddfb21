import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { ANSWER_MS } from '../../src/session/open-vault.js';
import { LOAD_MS, MAX_BYTES } from '../../src/session/desk-file.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { closePages, redirectTo, SessionPage, sso } from '../fixtures/session-page.js';

const unreachable = (): never => {
  throw new DeskpassError('provider-unreachable', 'The system does not answer');
};

const never = new Promise<never>(() => undefined);

describe('a session that starts', () => {
  afterEach(closePages);

  it('offers the ways to sign in that the systems answer with', async () => {
    const page = new SessionPage(new FakeBrowser());
    expect(await page.until('signed-out')).to.deep.equal({
      status: 'signed-out',
      reason: 'fresh',
      methods: [sso],
      error: null,
    });
  });

  it('tells the vault what it needs of the desk file before anything else, and no more', async () => {
    const page = new SessionPage(new FakeBrowser(), { address: 'https://desk.example/page?customer=C-1042#x' });
    await page.until('signed-out');
    const { name } = page.browser;
    expect(page.calls[0]).to.deep.equal({
      method: 'configure',
      params: {
        pageUrl: 'https://desk.example/page',
        development: false,
        signIn: [
          {
            id: 'sso',
            backend: 'oidc',
            label: 'Northwind SSO',
            settings: { authority: 'https://login.example', client_id: name },
          },
        ],
        detection: { offer: 'all', choiceAfter: 3 },
        gadgets: [],
      },
    });
  });

  it('has its desk file as soon as that has come, and says so', async () => {
    const page = new SessionPage(new FakeBrowser(), { vault: { configure: () => never } });
    await page.reach(() => page.events.length > 0);
    expect([page.events[0]?.type, page.status, page.session.desk?.title]).to.deep.equal([
      'deskpass-state',
      'starting',
      'Northwind Service',
    ]);
  });

  for (const [name, desk, code, facts] of [
    [
      'is not there',
      () => new Response('', { status: 404 }),
      'desk-file-missing',
      { url: 'https://desk.example/desk.json', status: 404 },
    ],
    [
      'cannot be reached',
      () => Promise.reject(new TypeError('Failed to fetch')),
      'desk-file-missing',
      { url: 'https://desk.example/desk.json', status: 0 },
    ],
    [
      'is a page instead',
      () => new Response('<!doctype html>'),
      'desk-file-invalid',
      { path: '', found: 'a page', allowed: 'JSON in UTF-8', url: 'https://desk.example/desk.json' },
    ],
    [
      'is empty',
      () => new Response(''),
      'desk-file-invalid',
      { path: '', found: 'empty', allowed: 'JSON in UTF-8', url: 'https://desk.example/desk.json' },
    ],
    [
      'is not text',
      () => new Response(new Uint8Array([0x22, 0xff, 0x22])),
      'desk-file-invalid',
      { path: '', found: 'something else', allowed: 'JSON in UTF-8', url: 'https://desk.example/desk.json' },
    ],
    [
      'is too large',
      () => new Response(`"${'x'.repeat(MAX_BYTES)}"`),
      'desk-file-invalid',
      { path: '', found: 'larger than 262144 bytes', allowed: 'at most 262144 bytes' },
    ],
    [
      'has the wrong shape',
      () => Response.json({ title: 'T' }),
      'desk-file-invalid',
      { path: 'signIn', found: 'missing', allowed: 'a list of 1 to 20' },
    ],
  ] as const) {
    it(`fails where the desk file ${name}`, async () => {
      const page = new SessionPage(new FakeBrowser(), { desk });
      const { error } = await page.until('failed');
      expect([error.code, error.facts, page.errors, page.vaults]).to.deep.equal([
        code,
        facts,
        [code],
        { started: 1, stopped: 1 },
      ]);
    });
  }

  it('fails where the desk file does not come in time', async () => {
    const page = new SessionPage(new FakeBrowser(), {
      world: {
        fetch: (_url, init) =>
          new Promise((_resolve, reject) => {
            init?.signal?.addEventListener('abort', () => {
              reject(new DOMException('', 'AbortError'));
            });
          }),
      },
    });
    await page.reach(() => page.clock.timers === 1);
    await page.clock.advance(LOAD_MS);
    expect((await page.until('failed')).error.code).to.equal('desk-file-missing');
  });

  it('fails where the vault refuses the settings', async () => {
    const page = new SessionPage(new FakeBrowser(), {
      vault: {
        configure() {
          throw new DeskpassError('desk-file-invalid', 'signIn[0].authority is missing');
        },
      },
    });
    expect((await page.until('failed')).error.message).to.equal('signIn[0].authority is missing');
  });

  it('fails where the vault does not answer', async () => {
    const page = new SessionPage(new FakeBrowser(), { vault: { configure: () => never } });
    await page.reach(() => page.callsOf('configure').length === 1);
    await page.clock.advance(ANSWER_MS);
    expect([(await page.until('failed')).error.code, page.vaults.stopped]).to.deep.equal(['vault-unreachable', 1]);
  });

  it('fails at once where the vault is refused, without waiting for the desk file', async () => {
    const page = new SessionPage(new FakeBrowser(), { desk: () => never });
    await page.reach(() => page.vaults.started === 1);
    const url = new URL('https://desk.example/vault.js');
    page.breakVault({ code: 'vault-refused', url, directive: "worker-src 'self'" });
    expect((await page.until('failed')).error.facts).to.deep.equal({ directive: "worker-src 'self'", url: url.href });
  });

  it('keeps the form, with the reason, where no system answers', async () => {
    const page = new SessionPage(new FakeBrowser(), { vault: { detect: unreachable } });
    const { error, methods } = await page.until('signed-out');
    expect([error?.code, methods, page.errors]).to.deep.equal(['provider-unreachable', [], ['provider-unreachable']]);
  });

  it('fails, and can start over, when the vault stops', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    page.breakVault({ code: 'vault-unreachable', url: new URL('https://desk.example/vault.js'), directive: '' });
    expect([(await page.until('failed')).error.code, page.errors]).to.deep.equal(['vault-stopped', ['vault-stopped']]);
  });

  it('fails when the vault closes its port', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    page.vault?.close();
    expect((await page.until('failed')).error.code).to.equal('vault-stopped');
  });

  it('says once why, where the vault stops in the middle of a sign-in', async () => {
    const page = new SessionPage(new FakeBrowser(), { vault: { begin: () => never } });
    await page.until('signed-out');
    void page.session.signIn();
    await page.reach(() => page.callsOf('begin').length === 1);
    page.vault?.close();
    await page.until('failed');
    expect(page.errors).to.deep.equal(['vault-stopped']);
  });

  it('ends the vault and says nothing more once it is disposed of', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    const heard = page.events.length;
    page.session.dispose();
    await page.session.signIn();
    page.window.dispatchEvent(new Event('online'));
    expect([page.vaults.stopped, page.events.length, page.clock.timers]).to.deep.equal([1, heard, 0]);
  });

  it('ends the vault where it is disposed of before the desk file has come', async () => {
    const page = new SessionPage(new FakeBrowser(), { desk: () => never });
    await page.reach(() => page.vaults.started === 1);
    page.session.dispose();
    await page.reach(() => page.vaults.stopped === 1);
    expect([page.status, page.errors]).to.deep.equal(['starting', []]);
  });

  it('does not go where the vault’s word is no safe address', async () => {
    const step = redirectTo('x');
    if (step.done || step.challenge.kind !== 'redirect') throw new Error('A redirect was wanted');
    const challenge = { ...step.challenge, url: 'javascript:alert(document.domain)' };
    const page = new SessionPage(new FakeBrowser(), { vault: { begin: () => ({ done: false, challenge }) } });
    void page.session.signIn();
    const { error } = await page.until('signed-out');
    expect([error?.code, page.visits]).to.deep.equal(['provider-invalid', []]);
  });
});
