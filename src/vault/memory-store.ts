import type { SealedStore } from '../auth/sealed-store.js';
import type { Clock } from './clock.js';
import { isStale, MAX_ENTRIES } from './vault-store.js';

/** A store that ends with the vault, for browsers that keep nothing. */
export function createMemoryStore(clock: Clock): SealedStore {
  const entries = new Map<string, { readonly value: string; readonly at: number }>();
  const fresh = (): typeof entries => {
    for (const [key, { at }] of entries) if (isStale(at, clock.now())) entries.delete(key);
    return entries;
  };
  return {
    get: (key) => Promise.resolve(fresh().get(key)?.value ?? null),
    set(key, value) {
      fresh().delete(key);
      const [oldest] = entries.keys();
      if (oldest !== undefined && entries.size >= MAX_ENTRIES) entries.delete(oldest);
      entries.set(key, { value, at: clock.now() });
      return Promise.resolve();
    },
    remove(key) {
      const removed = fresh().get(key)?.value ?? null;
      entries.delete(key);
      return Promise.resolve(removed);
    },
    keys: () => Promise.resolve([...fresh().keys()]),
  };
}
