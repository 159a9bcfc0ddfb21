/** One sealed value as it lies on disk. */
export interface Entry {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** Resolves with a request's result (Indexed Database API §2.8). */
export const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new DOMException('The request failed', 'UnknownError'));
    };
  });

/** Resolves when a transaction is on disk. */
export const settled = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new DOMException('The transaction was aborted', 'AbortError'));
    };
  });

/** Opens the vault's database; the caller closes it. */
export function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('entries', { keyPath: 'name' });
    request.result.createObjectStore('keys');
  };
  return answered(request);
}

/**
 * The database's key. Made once: two tabs may both make one, but put-if-absent in one transaction lets only the
 * first be kept, and both use that.
 */
export async function sealingKey(db: IDBDatabase): Promise<CryptoKey> {
  const kept = (await answered(db.transaction('keys').objectStore('keys').get('sealing'))) as CryptoKey | undefined;
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const transaction = db.transaction('keys', 'readwrite');
  const keys = transaction.objectStore('keys');
  let winner = made;
  const present = keys.get('sealing') as IDBRequest<CryptoKey | undefined>;
  present.onsuccess = () => {
    if (present.result) winner = present.result;
    else keys.put(made, 'sealing');
  };
  await settled(transaction);
  return winner;
}
