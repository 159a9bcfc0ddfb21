import { expect, waitUntil } from '@open-wc/testing';
import { DeskpassError } from '../../src/core/errors.js';
import { failure, get, openBareVault, openVault, settingsOf, type OpenVault } from '../fixtures/open-vault.js';

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
  });

  it('gives a system ten seconds', async () => {
    vault = await openVault({ settings: { signIn: signInMethods('silent', 'up') } });
    let asked = 0;
    vault.script.onDetect = (id) => {
      asked += 1;
      return id === 'silent' ? new Promise(() => undefined) : undefined;
    };
    const detecting = vault.page.call('detect', null);
    await waitUntil(() => asked === 2);
    await vault.clock.advance(10_000);
    expect((await detecting).map(({ id }) => id)).to.deep.equal(['up']);
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
