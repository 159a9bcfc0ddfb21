import { claimCallback, type PendingCallback } from './pending-callback.js';
import { startVault, type StartVault } from './start-vault.js';

/** What a session uses of the browser. A test hands in its own clock, address and network. */
export interface World {
  readonly location: Pick<Location, 'href' | 'assign' | 'replace'>;
  readonly history: Pick<History, 'state' | 'replaceState'>;
  /** Kept across visits and shared by tabs. Merely asking may throw. */
  readonly localStorage: () => Storage;
  /** Kept in this tab across reloads. Merely asking may throw. */
  readonly sessionStorage: () => Storage;
  readonly fetch: typeof globalThis.fetch;
  readonly open: (url: string, target: string, features: string) => Window | null;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Runs a task later; returns what calls it off. */
  readonly schedule: (task: () => void, ms: number) => () => void;
  /** Fires `pageshow` and `online`. */
  readonly window: EventTarget;
  /** Fires `visibilitychange`. */
  readonly document: EventTarget & Pick<Document, 'visibilityState' | 'hasFocus'>;
  /** Whether the page is inside another one, where a provider's page may refuse to be shown. */
  readonly isFramed: boolean;
  /** Whether the agent has clicked or typed on this page: leaving it may then cost them something. */
  readonly isTouched: () => boolean;
  readonly claimCallback: () => PendingCallback | null;
  readonly startVault: StartVault;
}

/** The browser itself. */
export function browserWorld(): World {
  return {
    location,
    history,
    localStorage: () => localStorage,
    sessionStorage: () => sessionStorage,
    fetch: (...request) => fetch(...request),
    open: (url, target, features) => window.open(url, target, features),
    now: () => Date.now(),
    schedule: (task, ms) => {
      const timer = setTimeout(task, ms);
      return () => {
        clearTimeout(timer);
      };
    },
    window,
    document,
    isFramed: window.parent !== window,
    isTouched: () => navigator.userActivation.hasBeenActive,
    claimCallback,
    startVault,
  };
}
