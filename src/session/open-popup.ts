import type { World } from './world.js';

const FEATURES = 'popup,width=480,height=680';

/**
 * Opens an empty window. Call it in the task of the agent's click: later the browser takes it for an advertisement.
 * Returns null where the browser refuses. The window is closed when the signal is aborted.
 */
export function openPopup({ open }: Pick<World, 'open'>, signal: AbortSignal): Window | null {
  const popup = open('about:blank', '_blank', FEATURES);
  if (!popup || popup.closed) return null;
  // The provider's page has no business with the page that opened it.
  popup.opener = null;
  signal.addEventListener('abort', () => {
    popup.close();
  });
  return popup;
}
