/** Notes without secrets in a browser's storage, which may be full, cleared, or refused altogether. */
export interface TolerantStorage {
  get(): string | null;
  /** Whether the note is there now. */
  set(value: string): boolean;
  remove(): void;
  /** Removes the note and returns it. */
  take(): string | null;
}

/** One note in a storage. Never throws: what cannot be kept counts as not there. */
export function tolerantStorage(open: () => Storage, key: string): TolerantStorage {
  const attempt = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return act(open());
    } catch {
      return otherwise;
    }
  };
  const get = (): string | null => attempt((storage) => storage.getItem(key), null);
  const remove = (): void => {
    attempt((storage) => {
      storage.removeItem(key);
    }, undefined);
  };
  return {
    get,
    set: (value) =>
      attempt((storage) => {
        storage.setItem(key, value);
        return storage.getItem(key) === value;
      }, false),
    remove,
    take() {
      const value = get();
      remove();
      return value;
    },
  };
}
