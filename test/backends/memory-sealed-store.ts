import type { SealedStore } from '../../src/auth/sealed-store.js';

/** A sealed store in memory, for backends that are tested without a vault. */
export class MemorySealedStore implements SealedStore {
  readonly entries = new Map<string, string>();
  get(key: string): Promise<string | null> {
    return Promise.resolve(this.entries.get(key) ?? null);
  }
  set(key: string, value: string): Promise<void> {
    this.entries.set(key, value);
    return Promise.resolve();
  }
  remove(key: string): Promise<string | null> {
    const value = this.entries.get(key) ?? null;
    this.entries.delete(key);
    return Promise.resolve(value);
  }
  keys(): Promise<string[]> {
    return Promise.resolve([...this.entries.keys()]);
  }
}
