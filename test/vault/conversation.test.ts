import { expect } from '@open-wc/testing/pure';
import type { Step } from '../../src/auth/step.js';
import { DeskpassError } from '../../src/core/errors.js';
import { createMemoryStore } from '../../src/vault/memory-store.js';
import { failure, openVault, type OpenVault } from '../fixtures/open-vault.js';
import { ManualClock } from '../fixtures/manual-clock.js';
import { waitUntil } from '../fixtures/wait-until.js';

const REDIRECT = 'https://login.example/authorize';

const beginAt = (method = 'sso') => ({ method, display: null, silent: false, returnTo: '' }) as const;

const signInMethods = (...ids: string[]) =>
  ids.map((id) => ({ id, backend: 'scripted', label: `Sign in by ${id}`, settings: {} }));

let vault: OpenVault;

afterEach(() => {
  vault.close();
});

const storeThat = (how: 'lasts' | 'is refused') =>
  Object.assign(createMemoryStore(new ManualClock()), { isLasting: how === 'lasts' });

/** Ways to sign in that each lead to the provider and back. */
const redirecting = (...ids: string[]) => ({
  signIn: signInMethods(...ids).map((method) => ({ ...method, settings: { redirect: REDIRECT } })),
});

/** What the provider answers to a redirect. */
const queryOf = (step: Step): string =>
  !step.done && step.challenge.kind === 'redirect' ? new URL(step.challenge.url).search.slice(1) : '';

describe('signing in', () => {
  it('hands on what the page wants', async () => {
    vault = await openVault();
    await vault.page.call('begin', { method: 'sso', display: 'popup', silent: true, returnTo: '/page?case=7' });
    expect(vault.script.began).to.deep.equal([
      { display: 'popup', silent: true, returnTo: 'https://desk.example/page?case=7' },
    ]);
  });

  it('tells the system where somebody is signed in, who keeps that session if nothing comes of it', async () => {
    vault = await openVault();
    await vault.page.call('begin', beginAt());
    await vault.page.call('begin', beginAt());
    expect(vault.script.began.map(({ keepsSession = false }) => keepsSession)).to.deep.equal([false, true]);
  });

  it('hands on why more was refused to an agent who is signed in as they were', async () => {
    const store = storeThat('lasts');
    const settings = redirecting('sso');
    vault = await openVault({ settings, store });
    const step = await vault.page.call('begin', beginAt());
    const query = queryOf(step);
    vault.script.refused = { code: 'token-invalid', message: 'A check of the ID token failed' };
    const back = await vault.page.call('answer', { kind: 'redirect', query });
    expect(back.done && back.refused?.code).to.equal('token-invalid');
  });

  it('asks no system for more than it can', async () => {
    vault = await openVault();
    const refusal = await failure(vault.page.call('begin', { ...beginAt(), demands: { acr: ['gold'] } }));
    expect([refusal.code, refusal.facts, vault.script.began]).to.deep.equal([
      'provider-refused',
      { demand: 'acr' },
      [],
    ]);
  });

  for (const returnTo of [
    'https://evil.example/',
    '//evil.example/',
    'javascript:alert(1)',
    'https://desk.example@evil.example/',
  ]) {
    it(`never leads back to ${returnTo}`, async () => {
      vault = await openVault();
      const step = await vault.page.call('begin', { ...beginAt(), returnTo });
      expect([vault.script.began[0]?.returnTo, step.done && step.returnTo]).to.deep.equal(['', '']);
    });
  }

  it('by redirect goes on in a new vault, by the way to sign in that the state names', async () => {
    const store = storeThat('lasts');
    const settings = redirecting('first', 'second');
    vault = await openVault({ settings, store });
    const step = await vault.page.call('begin', { ...beginAt('second'), returnTo: 'https://desk.example/page#a' });
    const query = queryOf(step);
    vault.close();
    vault = await openVault({ settings, store });
    const end = await vault.page.call('answer', { kind: 'redirect', query: `code=x&${query}` });
    expect(end.done && [end.session.method, end.returnTo]).to.deep.equal(['second', 'https://desk.example/page#a']);
  });

  it('takes an answer once', async () => {
    vault = await openVault({ sso: { redirect: REDIRECT } });
    const step = await vault.page.call('begin', beginAt());
    const query = queryOf(step);
    await vault.page.call('answer', { kind: 'redirect', query });
    expect((await failure(vault.page.call('answer', { kind: 'redirect', query }))).code).to.equal('callback-replayed');
  });

  it('says that an answer comes too late, however often it comes', async () => {
    vault = await openVault({ sso: { redirect: REDIRECT } });
    const step = await vault.page.call('begin', beginAt());
    const query = queryOf(step);
    vault.clock.sleep(20 * 60_000);
    const answer = async () => (await failure(vault.page.call('answer', { kind: 'redirect', query }))).code;
    expect([await answer(), await answer()]).to.deep.equal(['sign-in-expired', 'sign-in-expired']);
  });

  it('knows an answer that an earlier vault has taken', async () => {
    const store = storeThat('lasts');
    const settings = redirecting('sso');
    vault = await openVault({ settings, store });
    const step = await vault.page.call('begin', beginAt());
    const query = queryOf(step);
    await vault.page.call('answer', { kind: 'redirect', query });
    vault.close();
    vault = await openVault({ settings, store });
    expect((await failure(vault.page.call('answer', { kind: 'redirect', query }))).code).to.equal('callback-replayed');
  });

  it('keeps next to nothing of answers that somebody has made up', async () => {
    const store = storeThat('lasts');
    vault = await openVault({ sso: { redirect: REDIRECT }, store });
    vault.script.onAnswer = () => {
      throw new DeskpassError('provider-invalid', 'Its answer repeats a parameter');
    };
    for (const id of ['a', 'b', 'c']) {
      const query = `code=x&state=${id};deskpass.redirect.sso`;
      expect((await failure(vault.page.call('answer', { kind: 'redirect', query }))).code).to.equal('provider-invalid');
    }
    expect((await store.keys()).length).to.equal(1);
  });

  for (const query of [
    '',
    'code=x',
    'state=s1',
    'state=s1;deskpass.redirect.stranger',
    'state=a;deskpass.redirect.sso&state=b;deskpass.redirect.sso',
  ]) {
    it(`takes no answer that nothing waits for: ${query || 'an empty one'}`, async () => {
      vault = await openVault({ sso: { redirect: REDIRECT } });
      expect((await failure(vault.page.call('answer', { kind: 'redirect', query }))).code).to.equal('sign-in-expired');
    });
  }

  it('takes no answer with a repeated state, whose first one is right', async () => {
    vault = await openVault({ sso: { redirect: REDIRECT } });
    const step = await vault.page.call('begin', beginAt());
    const query = queryOf(step);
    const twice = `${query}&state=b;deskpass.redirect.sso`;
    expect((await failure(vault.page.call('answer', { kind: 'redirect', query: twice }))).code).to.equal(
      'sign-in-expired',
    );
    expect((await vault.page.call('answer', { kind: 'redirect', query })).done).to.equal(true);
  });

  it('takes no choice of method that nobody asked for', async () => {
    vault = await openVault();
    expect((await failure(vault.page.call('answer', { kind: 'method', method: 'sso' }))).code).to.equal(
      'sign-in-expired',
    );
  });

  it('begun again drops what was under way, and its credential', async () => {
    vault = await openVault({ sso: { redirect: REDIRECT } });
    const step = await vault.page.call('begin', beginAt());
    const query = queryOf(step);
    let land = (): void => undefined;
    vault.script.onAnswer = () => new Promise((resolve) => (land = resolve));
    const answering = failure(vault.page.call('answer', { kind: 'redirect', query }));
    await vault.page.call('begin', beginAt());
    land();
    expect((await answering).code).to.equal('sign-in-cancelled');
    expect((await failure(vault.page.call('renew', null))).code).to.equal('not-signed-in');
  });

  it('withdrawn by the page leaves nobody signed in', async () => {
    vault = await openVault({ sso: { redirect: REDIRECT } });
    const step = await vault.page.call('begin', beginAt());
    const query = queryOf(step);
    let signal: AbortSignal | undefined;
    let land = (): void => undefined;
    vault.script.onAnswer = (given) => {
      signal = given;
      return new Promise((resolve) => (land = resolve));
    };
    const controller = new AbortController();
    vault.page.call('answer', { kind: 'redirect', query }, { signal: controller.signal }).catch(() => undefined);
    await waitUntil(() => signal !== undefined);
    controller.abort();
    await waitUntil(() => signal?.aborted);
    land();
    expect((await failure(vault.page.call('renew', null))).code).to.equal('not-signed-in');
  });

  for (const redirect of ['http://login.example/authorize', 'javascript:alert(1)', 'data:text/html,x']) {
    it(`never sends the page to ${redirect}`, async () => {
      vault = await openVault({ sso: { redirect } });
      expect((await failure(vault.page.call('begin', beginAt()))).code).to.equal('provider-invalid');
    });
  }

  it('by redirect is refused where nothing survives the navigation; by popup it goes on', async () => {
    const store = storeThat('is refused');
    vault = await openVault({ sso: { redirect: REDIRECT }, store });
    expect((await failure(vault.page.call('begin', beginAt()))).code).to.equal('storage-refused');
    expect((await vault.page.call('begin', { ...beginAt(), display: 'popup' })).done).to.equal(false);
  });

  it('in a way that the desk file does not name is refused', async () => {
    vault = await openVault();
    expect((await failure(vault.page.call('begin', beginAt('stranger')))).code).to.equal('request-invalid');
  });
});
