import { tolerantStorage } from './tolerant-storage.js';

/** Milliseconds between two redirects that nobody asked for, unless the first has led to a sign-in. */
export const REST_MS = 30_000;

/** Keeps a page from going round in circles between itself and a provider. */
export interface RestoreGuard {
  /** Whether the page may leave by itself now; if so, this counts as the one time. */
  enter(): boolean;
  /** Notes the `state` of the redirect that follows. */
  note(state: string): void;
  /** Whether an answer belongs to a redirect that nobody asked for. */
  isOwn(state: string): boolean;
  /** The agent is signed in: the redirect was no circle, and the next reload may bring them back as well. */
  clear(): void;
}

/** Where nothing can be kept in the tab, every redirect looks like the first: then none is allowed. */
export function createRestoreGuard(open: () => Storage, key: string, now: () => number): RestoreGuard {
  const last = tolerantStorage(open, `deskpass:restored:${key}`);
  const own = tolerantStorage(open, `deskpass:restoring:${key}`);
  return {
    enter() {
      const before = Number(last.get() ?? Number.NEGATIVE_INFINITY);
      // A clock that was set back makes the distance negative; that is no reason to wait for hours.
      if (Math.abs(now() - before) < REST_MS) return false;
      return last.set(String(now()));
    },
    note(state) {
      own.set(state);
    },
    isOwn: (state) => state !== '' && own.take() === state,
    clear() {
      last.remove();
    },
  };
}
