import { expect } from '@open-wc/testing/pure';
import type { DeskpassError } from '../../src/core/errors.js';
import { createSealedStore } from '../../src/vault/sealed-store.js';
import type { VaultStore } from '../../src/vault/vault-store.js';
import { ManualClock } from '../fixtures/manual-clock.js';

const MINUTE = 60_000;

let name: string;
let clock: ManualClock;
let refusals: DeskpassError[];

const open = (database: IDBFactory | undefined = indexedDB): VaultStore =>
  createSealedStore({ database, clock, name, onRefused: (error) => refusals.push(error) });

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error!);
    };
  });

/** Everything that lies in the database, as a script on the page would find it. */
async function readRaw(store: 'entries' | 'keys'): Promise<unknown[]> {
  const db = await answered(indexedDB.open(name));
  const values: unknown[] = await answered(db.transaction(store).objectStore(store).getAll());
  db.close();
  return values;
}

async function writeRaw(change: (entries: Record<string, unknown>[]) => Record<string, unknown>[]): Promise<void> {
  const entries = (await readRaw('entries')) as Record<string, unknown>[];
  const db = await answered(indexedDB.open(name));
  const store = db.transaction('entries', 'readwrite').objectStore('entries');
  await Promise.all(change(entries).map((entry) => answered(store.put(entry))));
  db.close();
}

beforeEach(() => {
  name = `sealed-store-${crypto.randomUUID()}`;
  clock = new ManualClock();
  refusals = [];
});

afterEach(() => answered(indexedDB.deleteDatabase(name)));

describe('the sealed store', () => {
  it('gives back what was put into it, also to a later vault', async () => {
    await open().set('state-1', 'verifier-\u00fc');
    expect(await open().get('state-1')).to.equal('verifier-\u00fc');
  });

  it('gives null for what was never put into it', async () => {
    expect([await open().get('x'), await open().remove('x')]).to.deep.equal([null, null]);
  });

  it('overwrites', async () => {
    const store = open();
    await store.set('a', 'one');
    await store.set('a', 'two');
    expect([await store.get('a'), await store.keys()]).to.deep.equal(['two', ['a']]);
  });

  it('gives a value up when it is removed, once', async () => {
    const store = open();
    await store.set('a', 'one');
    const taken = await Promise.all([store.remove('a'), open().remove('a'), store.remove('a')]);
    expect([taken.filter((value) => value === 'one').length, await store.keys()]).to.deep.equal([1, []]);
  });

  it('leaves nothing readable in the database', async () => {
    await open().set('state-1', 'the-code-verifier');
    const entries = (await readRaw('entries')) as { iv: Uint8Array; sealed: ArrayBuffer }[];
    const bytes = entries.flatMap(({ iv, sealed }) => [...iv, ...new Uint8Array(sealed)]);
    expect(String.fromCharCode(...bytes) + JSON.stringify(entries)).not.to.contain('verifier');
    expect(bytes.length).to.equal(12 + 'the-code-verifier'.length + 16);
  });

  it('has a key of 256 bits that no script can read', async () => {
    await open().set('a', 'one');
    const [key] = (await readRaw('keys')) as CryptoKey[];
    expect([key?.extractable, key?.algorithm]).to.deep.equal([false, { name: 'AES-GCM', length: 256 }]);
    expect(await crypto.subtle.exportKey('raw', key!).catch((error: unknown) => (error as Error).name)).to.equal(
      'InvalidAccessError',
    );
  });

  it('seals one value differently each time', async () => {
    await open().set('a', 'same');
    await open().set('b', 'same');
    const [one, two] = (await readRaw('entries')) as { sealed: ArrayBuffer }[];
    expect([...new Uint8Array(one!.sealed)]).not.to.deep.equal([...new Uint8Array(two!.sealed)]);
  });

  it('shares its key between vaults that open it at the same time', async () => {
    const stores = Array.from({ length: 8 }, () => open());
    await Promise.all(stores.map((store, i) => store.set(`k${String(i)}`, `v${String(i)}`)));
    const values = await Promise.all(stores.map((_, i) => open().get(`k${String(i)}`)));
    expect([values, (await readRaw('keys')).length]).to.deep.equal([stores.map((_, i) => `v${String(i)}`), 1]);
  });

  it('does not give a value that was put in the place of another', async () => {
    await open().set('mine', 'one');
    await writeRaw(([entry]) => [{ ...entry, name: 'theirs' }]);
    expect([await open().get('theirs'), await open().get('mine')]).to.deep.equal([null, 'one']);
  });

  it('does not give a value that was changed', async () => {
    await open().set('a', 'one');
    await writeRaw(([entry]) => {
      const sealed = new Uint8Array(entry!['sealed'] as ArrayBuffer);
      sealed[0]! ^= 1;
      return [{ ...entry, sealed: sealed.buffer }];
    });
    expect(await open().get('a')).to.equal(null);
  });

  it('keeps a value for fifteen minutes', async () => {
    await open().set('a', 'one');
    clock.sleep(15 * MINUTE);
    expect(await open().get('a')).to.equal('one');
  });

  it('forgets it after that, and removes it from the database when it is next used', async () => {
    await open().set('a', 'one');
    clock.sleep(15 * MINUTE + 1);
    const store = open();
    expect([await store.get('a'), await store.remove('a'), await store.keys()]).to.deep.equal([null, null, []]);
    expect(await readRaw('entries')).to.deep.equal([]);
  });

  it('forgets a value whose time was moved to keep it alive', async () => {
    await open().set('a', 'one');
    clock.sleep(20 * MINUTE);
    await writeRaw(() => []);
    const entries = (await readRaw('entries')) as Record<string, unknown>[];
    await writeRaw(() => entries.map((entry) => ({ ...entry, at: clock.now() })));
    expect([entries.length, await open().get('a')]).to.deep.equal([1, null]);
  });

  it('forgets a value from the future', async () => {
    await open().set('a', 'one');
    clock.setBack(60 * MINUTE);
    expect(await open().get('a')).to.equal(null);
  });

  it('keeps the newest twenty', async () => {
    const store = open();
    for (let i = 0; i < 25; i += 1) {
      await store.set(`k${String(i)}`, 'v');
      clock.sleep(1);
    }
    const keys = await store.keys();
    expect([keys.length, keys.includes('k4'), keys.includes('k5')]).to.deep.equal([20, false, true]);
  });

  it('closes the database after each use', async () => {
    const store = open();
    await store.set('a', 'one');
    await store.get('a');
    // Waits for ever while somebody has it open.
    await answered(indexedDB.deleteDatabase(name));
    expect(await store.keys()).to.deep.equal([]);
  });
});

describe('a browser that keeps nothing', () => {
  const refuse = (): never => {
    throw new DOMException('Not in a private window', 'SecurityError');
  };
  const broken = { open: refuse } as unknown as IDBFactory;
  const silent = { open: () => ({}) } as unknown as IDBFactory;

  for (const [what, database] of [
    ['refuses to open the database', () => broken],
    ['has no database', () => undefined],
  ] as const) {
    it(`that ${what} gives a store that lasts as long as the vault, and says so once`, async () => {
      const store = createSealedStore({
        database: database(),
        clock,
        name,
        onRefused: (error) => refusals.push(error),
      });
      await store.set('a', 'one');
      const seen = [
        await store.get('a'),
        await store.keys(),
        await store.remove('a'),
        await store.get('a'),
        store.isLasting,
      ];
      expect([seen, refusals.map(({ code }) => code)]).to.deep.equal([
        ['one', ['a'], 'one', null, false],
        ['storage-refused'],
      ]);
    });
  }

  it('that never answers is given up after five seconds', async () => {
    const store = open(silent);
    const setting = store.set('a', 'one');
    await clock.advance(5000);
    await setting;
    expect([await store.get('a'), store.isLasting]).to.deep.equal(['one', false]);
  });

  it('whose disk is full while a value is written still gives it back', async () => {
    const store = open();
    await store.set('a', 'one');
    const { put } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);
    Object.defineProperty(IDBObjectStore.prototype, 'put', {
      ...put,
      value: () => {
        throw new DOMException('Full', 'QuotaExceededError');
      },
    });
    try {
      await store.set('b', 'two');
    } finally {
      Object.defineProperty(IDBObjectStore.prototype, 'put', put);
    }
    expect([await store.get('b'), refusals.length]).to.deep.equal(['two', 1]);
  });

  it('keeps the same limits in memory', async () => {
    const store = open(broken);
    for (let i = 0; i < 25; i += 1) await store.set(`k${String(i)}`, 'v');
    const keys = await store.keys();
    clock.sleep(15 * MINUTE + 1);
    expect([keys.length, keys[0], await store.keys()]).to.deep.equal([20, 'k5', []]);
  });
});
