import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { challengeOf } from '../fixtures/challenges.js';
import { failure, openVault, type OpenVault } from '../fixtures/open-vault.js';
import { waitUntil } from '../fixtures/wait-until.js';

const begin = { method: 'sso', display: null, silent: false, returnTo: '' } as const;
const login = { kind: 'password', identifier: 'sjefferson', password: 'hunter2', extension: '' } as const;
const code = { kind: 'otp', code: '123456' } as const;
const asks = [challengeOf('password'), challengeOf('otp')];

let vault: OpenVault;

afterEach(() => {
  vault.close();
});

const open = async (): Promise<void> => {
  vault = await openVault({ sso: { asks } });
};

const beginAsking = async (): Promise<void> => {
  await open();
  await vault.page.call('begin', begin);
};

describe('a conversation in steps', () => {
  it('asks one thing after the other and ends with a session', async () => {
    await open();
    const first = await vault.page.call('begin', begin);
    const second = await vault.page.call('answer', login);
    const end = await vault.page.call('answer', code);
    expect([first, second]).to.deep.equal(asks.map((challenge) => ({ done: false, challenge })));
    expect(end.done && end.session.method).to.equal('sso');
  });

  it('hands the backend what was parsed, and nothing besides', async () => {
    await beginAsking();
    await vault.page.call('answer', { ...login, more: 'of no use' } as typeof login);
    expect(vault.script.answers).to.deep.equal([login]);
  });

  it('takes no answer to anything but what is asked now', async () => {
    await beginAsking();
    await vault.page.call('answer', login);
    expect((await failure(vault.page.call('answer', login))).code).to.equal('request-invalid');
    expect((await vault.page.call('answer', code)).done).to.equal(true);
  });

  it('takes no answer after its end', async () => {
    await beginAsking();
    await vault.page.call('answer', login);
    await vault.page.call('answer', code);
    expect((await failure(vault.page.call('answer', code))).code).to.equal('sign-in-expired');
  });

  it('shows the step again with what was wrong', async () => {
    await beginAsking();
    const problem = { code: 'credentials-wrong', until: null, rules: [] } as const;
    vault.script.askNext = challengeOf('password', { problem });
    expect(await vault.page.call('answer', login)).to.deep.include({
      done: false,
      challenge: challengeOf('password', { problem }),
    });
  });

  it('takes the same answer again after one that did not get through', async () => {
    await beginAsking();
    vault.script.onAnswer = () => {
      throw new DeskpassError('provider-unreachable', 'offline');
    };
    expect((await failure(vault.page.call('answer', login))).code).to.equal('provider-unreachable');
    vault.script.onAnswer = () => undefined;
    expect((await vault.page.call('answer', login)).done).to.equal(false);
  });

  it('takes one answer at a time', async () => {
    await beginAsking();
    let land = (): void => undefined;
    vault.script.onAnswer = () => new Promise((resolve) => (land = resolve));
    const first = vault.page.call('answer', login);
    expect((await failure(vault.page.call('answer', login))).code).to.equal('request-invalid');
    land();
    await first;
    expect(vault.script.answers).to.deep.equal([login]);
  });

  it('gives a system one minute, and goes on afterwards', async () => {
    await beginAsking();
    let signal: AbortSignal | undefined;
    vault.script.onAnswer = (given) => {
      signal = given;
      return new Promise(() => undefined);
    };
    const answering = failure(vault.page.call('answer', login));
    await waitUntil(() => signal !== undefined);
    vault.clock.advance(60_000);
    expect((await answering).code).to.equal('provider-unreachable');
    expect(signal?.aborted).to.equal(true);
    vault.script.onAnswer = () => undefined;
    expect((await vault.page.call('answer', login)).done).to.equal(false);
  });

  it('has the backend forget what it keeps when it is dropped', async () => {
    await beginAsking();
    let signal: AbortSignal | undefined;
    vault.script.onAnswer = (given) => {
      signal = given;
    };
    await vault.page.call('answer', login);
    expect(signal?.aborted).to.equal(false);
    await vault.page.call('signOut', { local: true });
    expect(signal?.aborted).to.equal(true);
  });

  it('dropped while an answer is on its way throws away what comes of it', async () => {
    await beginAsking();
    await vault.page.call('answer', login);
    let land = (): void => undefined;
    vault.script.onAnswer = () => new Promise((resolve) => (land = resolve));
    const answering = failure(vault.page.call('answer', code));
    await vault.page.call('signOut', { local: true });
    land();
    expect((await answering).code).to.equal('sign-in-cancelled');
    expect((await failure(vault.page.call('renew', null))).code).to.equal('not-signed-in');
  });
});
