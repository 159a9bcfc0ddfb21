import { expect } from '@open-wc/testing/pure';
import type { SignInDetection } from '../../src/core/desk.js';
import { DeskpassError } from '../../src/core/errors.js';
import { failure, get, openBareVault, openVault, settingsOf, type OpenVault } from '../fixtures/open-vault.js';
import { waitUntil } from '../fixtures/wait-until.js';

const signInMethods = (...ids: string[]) =>
  ids.map((id) => ({ id, backend: 'scripted', label: `Sign in by ${id}`, settings: {} }));

let vault: OpenVault;

afterEach(() => {
  vault.close();
});

describe('detecting', () => {
  const unreachable = (): never => {
    throw new DeskpassError('provider-unreachable', 'offline');
  };

  it('asks every system at once and answers in the order of the desk file', async () => {
    vault = await openVault({ settings: { signIn: signInMethods('first', 'second') } });
    const asked: string[] = [];
    let answerFirst = (): void => undefined;
    vault.script.onDetect = (id) => {
      asked.push(id);
      return id === 'first' ? new Promise((resolve) => (answerFirst = resolve)) : undefined;
    };
    const detecting = vault.page.call('detect', null);
    await waitUntil(() => asked.length === 2);
    answerFirst();
    expect(await detecting).to.deep.equal([
      { id: 'first', label: 'Sign in by first', mode: 'sso' },
      { id: 'second', label: 'Sign in by second', mode: 'sso' },
    ]);
  });

  it('offers a form where the system wants to know first who it is', async () => {
    vault = await openVault({ sso: { mode: 'hybrid' } });
    expect((await vault.page.call('detect', null)).map(({ mode }) => mode)).to.deep.equal(['password']);
  });

  it('leaves out what does not answer', async () => {
    const broken = { id: 'broken', backend: 'scripted', label: 'Broken', settings: { broken: true } };
    const unknown = { id: 'unknown', backend: '__proto__', label: 'Unknown', settings: {} };
    vault = await openVault({ settings: { signIn: [broken, unknown, ...signInMethods('down', 'up')] } });
    vault.script.onDetect = (id) => (id === 'down' ? unreachable() : undefined);
    expect((await vault.page.call('detect', null)).map(({ id }) => id)).to.deep.equal(['up']);
    expect(vault.heard.trouble.map(({ error: { code, facts } }) => [facts?.['method'], code])).to.have.deep.members([
      ['broken', 'desk-file-invalid'],
      ['unknown', 'desk-file-invalid'],
      ['down', 'provider-unreachable'],
    ]);
  });

  /** A vault that asks these systems; those called `silent` never answer, and those called `down` fail. */
  async function asking(ids: readonly string[], detection: SignInDetection) {
    vault = await openVault({ settings: { signIn: signInMethods(...ids), detection } });
    const signals = new Map<string, AbortSignal>();
    vault.script.onDetect = (id, signal) => {
      signals.set(id, signal);
      if (id.startsWith('down')) unreachable();
      return id.startsWith('silent') ? new Promise(() => undefined) : undefined;
    };
    const detecting = vault.page.call('detect', null);
    await waitUntil(() => signals.size === ids.length);
    return { detecting, signals };
  }

  it('offers the choice where it is not decided after three seconds', async () => {
    const { detecting } = await asking(['down', 'silent', 'up'], { offer: 'all', choiceAfter: 3 });
    await vault.clock.advance(3_000);
    expect((await detecting).map(({ id, mode }) => [id, mode])).to.deep.equal([
      ['silent', 'undecided'],
      ['up', 'sso'],
    ]);
  });

  it('waits as long as the desk file says', async () => {
    const { detecting } = await asking(['silent', 'up'], { offer: 'all', choiceAfter: 7 });
    let isOffered = false;
    void detecting.then(() => (isOffered = true));
    await vault.clock.advance(6_999);
    const before = isOffered;
    await vault.clock.advance(1);
    expect([before, (await detecting).length]).to.deep.equal([false, 2]);
  });

  it('asks nobody any longer once the choice is offered', async () => {
    const { detecting, signals } = await asking(['silent', 'up'], { offer: 'all', choiceAfter: 3 });
    await vault.clock.advance(3_000);
    await detecting;
    expect(signals.get('silent')?.aborted).to.equal(true);
  });

  it('takes the first that answers where the desk file wants one, and asks the rest no longer', async () => {
    const { detecting, signals } = await asking(['down', 'up', 'silent'], { offer: 'first', choiceAfter: 3 });
    expect((await detecting).map(({ id }) => id)).to.deep.equal(['up']);
    expect(signals.get('silent')?.aborted).to.equal(true);
  });

  it('prefers what the desk file lists first to what answers first', async () => {
    vault = await openVault({
      settings: { signIn: signInMethods('slow', 'quick'), detection: { offer: 'first', choiceAfter: 3 } },
    });
    let answer = (): void => undefined;
    let isQuickDone = false;
    vault.script.onDetect = (id) => {
      if (id === 'slow') return new Promise((resolve) => (answer = resolve));
      isQuickDone = true;
      return undefined;
    };
    const detecting = vault.page.call('detect', null);
    await waitUntil(() => isQuickDone);
    answer();
    expect((await detecting).map(({ id, mode }) => [id, mode])).to.deep.equal([['slow', 'sso']]);
  });

  it('offers the choice where the preferred one leaves it undecided', async () => {
    const { detecting } = await asking(['silent', 'down', 'up', 'also-up'], { offer: 'first', choiceAfter: 3 });
    await vault.clock.advance(3_000);
    expect((await detecting).map(({ id }) => id)).to.deep.equal(['silent', 'up', 'also-up']);
  });

  it('sets no clock that outlives the answer', async () => {
    const { detecting } = await asking(['up'], { offer: 'all', choiceAfter: 3 });
    await detecting;
    expect(vault.clock.timers).to.equal(0);
  });

  it('fails with the most telling error where nothing answers', async () => {
    vault = await openVault({ settings: { signIn: signInMethods('a', 'b', 'c') } });
    vault.script.onDetect = (id) => {
      throw new DeskpassError(id === 'b' ? 'issuer-mismatch' : 'provider-unreachable', id);
    };
    expect((await failure(vault.page.call('detect', null))).code).to.equal('issuer-mismatch');
  });

  it('fails where there is no way to sign in', async () => {
    vault = await openVault({ settings: { signIn: [] } });
    expect((await failure(vault.page.call('detect', null))).code).to.equal('desk-file-invalid');
  });

  it('names a backend that does not exist, and those that do', async () => {
    vault = await openVault({ settings: { signIn: [{ id: 'x', backend: 'saml', label: 'X', settings: {} }] } });
    const { code, message, suggestion } = await failure(vault.page.call('detect', null));
    expect([code, message, suggestion]).to.deep.equal([
      'desk-file-invalid',
      'The desk file names a backend that does not exist: saml',
      'The backends are: scripted.',
    ]);
  });

  it('ends every probe when the page withdraws it', async () => {
    vault = await openVault({ settings: { signIn: signInMethods('a', 'b') } });
    const signals: AbortSignal[] = [];
    vault.script.onDetect = (_id, signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    };
    const controller = new AbortController();
    const detecting = vault.page.call('detect', null, { signal: controller.signal }).catch(() => 'withdrawn');
    await waitUntil(() => signals.length === 2);
    controller.abort();
    expect(await detecting).to.equal('withdrawn');
    await waitUntil(() => signals.every(({ aborted }) => aborted));
  });
});

describe('the code of a backend', () => {
  it('that did not load is loaded again the next time', async () => {
    vault = await openVault();
    const { table } = vault.script;
    const { scripted: load } = table;
    let tries = 0;
    Object.assign(table, {
      scripted: () => {
        tries += 1;
        return tries === 1 ? Promise.reject(new TypeError('Failed to fetch the module')) : load!();
      },
    });
    expect((await failure(vault.page.call('detect', null))).code).to.equal('vault-unreachable');
    expect((await vault.page.call('detect', null)).length).to.equal(1);
  });

  it('that did not load keeps every gadget from sending, for nobody knows what is out of bounds', async () => {
    const unloadable = { id: 'later', backend: 'unloadable', label: 'Later', settings: {} };
    vault = openBareVault();
    Object.assign(vault.script.table, {
      unloadable: () => Promise.reject(new TypeError('Failed to fetch the module')),
    });
    const { signIn, ...rest } = settingsOf({});
    await vault.page.call('configure', { ...rest, signIn: [...signIn, unloadable] });
    await vault.signIn();
    const gadget = await vault.attach();
    expect((await failure(gadget.call('fetch', get('https://orders.example/v2/orders')))).code).to.equal(
      'vault-unreachable',
    );
    expect(vault.service.received).to.deep.equal([]);
  });
});
