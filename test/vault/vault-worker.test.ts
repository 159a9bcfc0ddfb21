import { expect } from '@open-wc/testing/pure';
import type { VaultCalls, VaultEvents } from '../../src/auth/vault-contract.js';
import { createChannel, type Channel } from '../../src/wire/channel.js';
import type { NetworkCalls } from '../../src/wire/gadget-contract.js';
import { vaultHello } from '../../src/wire/vault-handshake.js';
import { failure, get, settingsOf } from '../fixtures/open-vault.js';
import { SCRIPTED_TOKEN } from '../fixtures/scripted-backend.js';

const workers: Worker[] = [];

const entries = {
  'src/vault.ts': new URL('../../src/vault.ts', import.meta.url),
  'scripted-vault.ts': new URL('../fixtures/scripted-vault.ts', import.meta.url),
};

/** Starts a worker and says hello. */
function start(entry: keyof typeof entries): { worker: Worker; page: Channel<VaultCalls, object> } {
  const worker = new Worker(entries[entry], { type: 'module' });
  workers.push(worker);
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(vaultHello, [port2]);
  return { worker, page: createChannel<VaultCalls, object, object, VaultEvents>(port1, { handlers: {} }) };
}

afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

describe('the vault in a worker', () => {
  it('takes the hello and is configured', async () => {
    const { page } = start('src/vault.ts');
    await page.call('configure', settingsOf({ settings: { signIn: [] } }));
    expect((await failure(page.call('detect', null))).code).to.equal('desk-file-invalid');
  });

  it('says which backends it has', async () => {
    const { page } = start('src/vault.ts');
    await page.call('configure', settingsOf({}));
    expect((await failure(page.call('detect', null))).suggestion).to.equal(
      'The backends are: expertflow, finesse, genesys, oidc, unblu.',
    );
  });

  it('loads the backend oidc, which reads its settings', async () => {
    const { page } = start('src/vault.ts');
    const signIn = [{ id: 'sso', backend: 'oidc', label: 'SSO', settings: { authority: 7 } }];
    await page.call('configure', settingsOf({ settings: { signIn } }));
    expect((await failure(page.call('detect', null))).code).to.equal('desk-file-invalid');
  });

  it('takes no second hello', async () => {
    const { worker, page } = start('scripted-vault.ts');
    await page.call('configure', settingsOf({}));
    const { port1, port2 } = new MessageChannel();
    let heard = 0;
    const intruder = createChannel<VaultCalls, object, object, VaultEvents>(port1, { handlers: {} });
    intruder.call('configure', settingsOf({})).then(
      () => (heard += 1),
      () => (heard += 1),
    );
    worker.postMessage(vaultHello, [port2]);
    worker.postMessage({ deskpass: 'vault', v: 1 });
    await page.call('begin', { method: 'sso', display: null, silent: false, returnTo: '' });
    await page.call('renew', null);
    expect(heard).to.equal(0);
    intruder.close();
  });

  it('ignores everything that is no hello', async () => {
    const worker = new Worker(entries['scripted-vault.ts'], { type: 'module' });
    workers.push(worker);
    const [wrong, right] = [new MessageChannel(), new MessageChannel()];
    for (const message of [null, 'vault', { deskpass: 'vault', v: 2 }, { deskpass: 'hello', v: 1 }])
      worker.postMessage(message);
    worker.postMessage({ deskpass: 'port', v: 1 }, [wrong.port2]);
    worker.postMessage(vaultHello, [right.port2]);
    const page = createChannel<VaultCalls, object, object, VaultEvents>(right.port1, { handlers: {} });
    await page.call('configure', settingsOf({}));
  });

  it("sends a gadget's request by the platform's fetch, and tells nobody the credential", async () => {
    const { page } = start('scripted-vault.ts');
    const records: unknown[] = [];
    const { origin, href } = location;
    const grants = [{ origin, path: '/', methods: ['GET'], authorization: 'session' }] as const;
    // Not the desk's own origin: there every gadget is refused.
    await page.call('configure', { ...settingsOf({ grants }), development: true, pageUrl: 'https://desk.example/' });
    records.push(await page.call('begin', { method: 'sso', display: null, silent: false, returnTo: '' }));
    const { port1, port2 } = new MessageChannel();
    await page.call('attach', { gadget: 'orders', port: port2 }, { transfer: [port2] });
    const gadget = createChannel<NetworkCalls, object, object, object>(port1, { handlers: {} });
    const answer = await gadget.call('fetch', get(new URL('/package.json', href).href));
    records.push(answer);
    expect([answer.status, JSON.stringify(records).includes(SCRIPTED_TOKEN)]).to.deep.equal([200, false]);
    gadget.close();
  });
});
