import type { CanaryGlobals } from './recorder.js';

/** What lies in a page or frame at this moment, by place. */
export type Dump = readonly (readonly [place: string, text: string])[];

/** Runs in a page or frame. Reads the whole DOM with all shadow roots, what fields hold, the address and the history. */
export function dumpDocument(): Dump {
  const { spell } = globalThis as unknown as CanaryGlobals;
  const serialise = (root: Document | ShadowRoot): string =>
    [...root.querySelectorAll('*')]
      .map((element) => {
        const value =
          element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : '';
        return `${value} ${element.shadowRoot ? serialise(element.shadowRoot) : ''}`;
      })
      .concat(root instanceof Document ? root.documentElement.outerHTML : root.innerHTML)
      .join(' ');
  const entries = 'navigation' in globalThis ? navigation.entries().map(({ url }) => url) : [];
  const { name, location, history } = window;
  return [
    ['DOM', serialise(document)],
    ['history', spell([name, location.href, document.referrer, history.state, entries])],
  ];
}

/** Runs in a page of the origin whose storage is meant. Reads all of it, raw. */
export async function dumpStorage(): Promise<Dump> {
  const { spell } = globalThis as unknown as CanaryGlobals;
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('IndexedDB'));
      };
    });

  const databases: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      databases.push(name, store, await Promise.all([settled(objects.getAllKeys()), settled(objects.getAll())]));
    }
    database.close();
  }

  const caches: unknown[] = [];
  for (const name of await globalThis.caches.keys()) {
    const cache = await globalThis.caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      caches.push(name, request.url, request.headers, response?.headers, await response?.arrayBuffer());
    }
  }

  return [
    ['localStorage', spell(Object.entries(localStorage))],
    ['sessionStorage', spell(Object.entries(sessionStorage))],
    ['cookies', document.cookie],
    ['IndexedDB', spell(databases)],
    ['Cache', spell(caches)],
  ];
}
