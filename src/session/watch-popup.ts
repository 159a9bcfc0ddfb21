import { DeskpassError } from '../core/errors.js';
import { POPUP_CHANNEL, type PopupAnswer, type PopupTaken } from './popup-relay.js';
import { readWindowDocument } from './window-document.js';
import type { World } from './world.js';

/**
 * When the window counts as closed.
 *
 * 1. It is asked every {@link POLL_MS}. A provider's page with a Cross-Origin-Opener-Policy of its own cuts the tie to
 *    its opener: the window then says that it is closed although the agent is typing in it.
 * 2. It is therefore believed only while this page has the focus, which a window takes away and gives back, and after
 *    {@link GRACE_MS}, in which an answer that it sent last may arrive.
 * 3. Saying so within {@link CUT_MS} of being sent to the provider is the mark of a cut tie: then it is believed only
 *    after {@link CUT_WAIT_MS}.
 * 4. No rule is right for every agent, so an answer is taken even later, until another sign-in begins or this one is
 *    given up.
 */
export const POLL_MS = 500;
export const GRACE_MS = 1_000;
export const CUT_MS = 1_000;
export const CUT_WAIT_MS = 60_000;

const popupClosed = (): DeskpassError =>
  new DeskpassError('popup-closed', 'The sign-in window was closed before the sign-in was done', {
    suggestion: 'Sign in again.',
  });

export interface WatchPopupOptions {
  readonly popup: Window;
  /** Where the window goes. */
  readonly url: URL;
  /** The provider's answer, as the query of the callback address or as the document it ends at. At most once. */
  readonly onAnswer: (query: string) => void;
  /** The window seems to be closed. At most once; an answer may still follow. */
  readonly onClosed: (error: DeskpassError) => void;
  readonly world: Pick<World, 'now' | 'schedule' | 'document'>;
  readonly signal: AbortSignal;
}

/** Sends an opened window to the provider, and waits for what comes of it until the signal is aborted. */
export function watchPopup({ popup, url, onAnswer, onClosed, world, signal }: WatchPopupOptions): void {
  const { now, schedule, document } = world;
  const close = (): void => {
    onClosed(popupClosed());
  };
  if (popup.closed) {
    close();
    return;
  }
  const state = url.searchParams.get('state');
  const channel = new BroadcastChannel(POPUP_CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Partial<PopupAnswer> | null>) => {
    if (data?.deskpass !== 'popup-answer' || data.state !== state || typeof data.query !== 'string') return;
    const taken: PopupTaken = { deskpass: 'popup-taken', state: data.state };
    channel.postMessage(taken);
    channel.onmessage = null;
    onAnswer(data.query);
  };
  popup.location.replace(url.href);

  const sentAt = now();
  let seenAt = sentAt;
  let withdraw = (): void => undefined;
  const poll = (): void => {
    const landed = readWindowDocument(popup, url);
    if (landed !== null) {
      channel.onmessage = null;
      onAnswer(landed);
      return;
    }
    if (!popup.closed) seenAt = now();
    const isCut = seenAt - sentAt <= CUT_MS;
    if (popup.closed && isCut) withdraw = schedule(close, CUT_WAIT_MS);
    else if (popup.closed && document.hasFocus()) withdraw = schedule(close, GRACE_MS);
    else withdraw = schedule(poll, POLL_MS);
  };
  poll();
  signal.addEventListener('abort', () => {
    withdraw();
    channel.close();
  });
}
