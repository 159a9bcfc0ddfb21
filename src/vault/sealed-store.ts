import { DeskpassError } from '../core/errors.js';
import type { Clock } from './clock.js';
import { setDeadline } from './deadline.js';
import { createMemoryStore } from './memory-store.js';
import { orAborted } from './single-flight.js';
import { openDatabase, sealingKey, settled, type Entry } from './vault-database.js';
import { isStale, MAX_ENTRIES, type VaultStore } from './vault-store.js';

/** A database that has done nothing for so long never will. */
const TIMEOUT_MS = 5000;

export interface SealedStoreOptions {
  readonly database: IDBFactory | undefined;
  readonly clock: Clock;
  /** The browser keeps nothing for this page: a private window, a full disk, or site data that is blocked. Called once. */
  readonly onRefused: (error: DeskpassError) => void;
  /** Name of the database. Default `deskpass`. */
  readonly name?: string;
}

/**
 * Opens the store: IndexedDB, whose values are sealed with AES-GCM (NIST SP 800-38D) under a key that no script can
 * read. Each value is bound to its name and its time, so that one cannot be put in another's place or be kept alive.
 * The database is open only during an operation, and each operation removes what is stale.
 */
export function createSealedStore({ database, clock, onRefused, name = 'deskpass' }: SealedStoreOptions): VaultStore {
  const memory = createMemoryStore(clock);
  let isLasting = true;

  const run = async <T>(inDatabase: (db: IDBDatabase) => Promise<T>, inMemory: () => Promise<T>): Promise<T> => {
    if (!isLasting) return inMemory();
    const deadline = setDeadline(clock, TIMEOUT_MS, 'storage-refused', 'The database does not answer');
    try {
      return await orAborted(withDatabase(inDatabase), deadline.signal);
    } catch (cause) {
      giveUp(cause);
      return await inMemory();
    } finally {
      deadline.clear();
    }
  };

  const giveUp = (cause: unknown): void => {
    if (isLasting) onRefused(refused(cause));
    isLasting = false;
  };

  const withDatabase = async <T>(work: (db: IDBDatabase) => Promise<T>): Promise<T> => {
    if (!database) throw new DeskpassError('storage-refused', 'This browser has no IndexedDB');
    const db = await openDatabase(database, name);
    try {
      return await work(db);
    } finally {
      db.close();
    }
  };

  /** One transaction over all entries: removes the stale, and lets `work` do the rest. */
  const inEntries = async <T>(db: IDBDatabase, work: (entries: Entry[], store: IDBObjectStore) => T): Promise<T> => {
    const transaction = db.transaction('entries', 'readwrite');
    const store = transaction.objectStore('entries');
    const all = store.getAll() as IDBRequest<Entry[]>;
    let result: { readonly value: T } | undefined;
    all.onsuccess = () => {
      try {
        const fresh = all.result.filter(({ at }) => !isStale(at, clock.now()));
        for (const { name: stale } of all.result.filter((entry) => !fresh.includes(entry))) store.delete(stale);
        result = { value: work(fresh, store) };
      } catch {
        transaction.abort();
      }
    };
    await settled(transaction);
    if (!result) throw new DeskpassError('storage-refused', 'The database answered nothing');
    return result.value;
  };

  const unseal = async (db: IDBDatabase, entry: Entry | undefined): Promise<string | null> => {
    if (!entry) return null;
    const { iv, sealed } = entry;
    const key = await sealingKey(db);
    // Sealed under another key, or moved, or changed: as good as not there.
    const opened = await crypto.subtle
      .decrypt({ name: 'AES-GCM', iv, additionalData: boundTo(entry) }, key, sealed)
      .catch(() => null);
    return opened && new TextDecoder().decode(opened);
  };

  return {
    get isLasting() {
      return isLasting;
    },
    get: (key) =>
      run(
        async (db) => unseal(db, await inEntries(db, (entries) => entries.find((entry) => entry.name === key))),
        () => memory.get(key),
      ),
    set: (key, value) =>
      run(
        async (db) => {
          const bound = { name: key, at: clock.now() };
          const iv = crypto.getRandomValues(new Uint8Array(12));
          const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(bound) };
          const sealed = await crypto.subtle.encrypt(algorithm, await sealingKey(db), new TextEncoder().encode(value));
          await inEntries(db, (entries, store) => {
            const others = entries.filter((entry) => entry.name !== key).sort((a, b) => a.at - b.at);
            for (const { name: oldest } of others.slice(0, Math.max(0, others.length + 1 - MAX_ENTRIES)))
              store.delete(oldest);
            store.put({ ...bound, iv, sealed });
          });
        },
        () => memory.set(key, value),
      ),
    remove: (key) =>
      run(
        async (db) => {
          // Read and removed in one transaction: of two who ask, one gets it.
          const entry = await inEntries(db, (entries, store) => {
            store.delete(key);
            return entries.find(({ name: found }) => found === key);
          });
          return unseal(db, entry);
        },
        () => memory.remove(key),
      ),
    keys: () =>
      run(
        (db) => inEntries(db, (entries) => entries.map((entry) => entry.name)),
        () => memory.keys(),
      ),
  };
}

const boundTo = ({ name, at }: Pick<Entry, 'name' | 'at'>): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${at} ${name}`);

const refused = (cause: unknown): DeskpassError =>
  new DeskpassError('storage-refused', 'This browser keeps nothing for the page', {
    suggestion: 'Allow site data for this page or leave the private window; until then signing in works by popup only.',
    cause,
  });
