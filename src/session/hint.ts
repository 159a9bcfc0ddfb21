import { tolerantStorage } from './tolerant-storage.js';

/** Remembers, without any secret, that an agent has signed in on this browser and how. */
export interface Hint {
  /** The sign-in method's id, or null where nobody is known to be signed in. */
  read(): string | null;
  keep(method: string): void;
  remove(): void;
  /** Whether the hint that this tab has seen is there no more: another tab has signed out. */
  isGone(): boolean;
}

export function createHint(open: () => Storage, key: string): Hint {
  const note = tolerantStorage(open, `deskpass:hint:${key}`);
  let seen = false;
  return {
    read: () => note.get(),
    keep(method) {
      // Where nothing can be kept, its absence says nothing either.
      seen = note.set(method);
    },
    remove() {
      seen = false;
      note.remove();
    },
    isGone: () => seen && note.get() === null,
  };
}
