import type { World } from './world.js';

export interface PageLifecycleOptions {
  readonly world: Pick<World, 'window' | 'document'>;
  /** The page is looked at again or online again. */
  readonly onWake: () => void;
  /** The page is back from the back/forward cache, just as it was when the agent left it. */
  readonly onReturn: () => void;
  readonly signal: AbortSignal;
}

/**
 * Follows the page's life (HTML §7.4.6, Page Visibility). Nothing here listens to `unload` or `beforeunload`: a page
 * that does is not kept for the way back.
 */
export function watchPage({ world, onWake, onReturn, signal }: PageLifecycleOptions): void {
  world.window.addEventListener(
    'pageshow',
    (event) => {
      if ((event as PageTransitionEvent).persisted) onReturn();
    },
    { signal },
  );
  world.window.addEventListener('online', onWake, { signal });
  world.document.addEventListener(
    'visibilitychange',
    () => {
      if (world.document.visibilityState === 'visible') onWake();
    },
    { signal },
  );
}
