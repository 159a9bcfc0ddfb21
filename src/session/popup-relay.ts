import type { Callback } from './callback.js';

/**
 * How the answer gets from the window that was opened for a sign-in to the page that opened it. Both are on one
 * origin; the reference to the opener may be cut (Cross-Origin-Opener-Policy), a `BroadcastChannel` never is.
 *
 * 1. The opened window comes back to the page's own address and posts {@link PopupAnswer}.
 * 2. The page whose sign-in has that `state` takes it and posts {@link PopupTaken}.
 * 3. The opened window closes itself. Where the browser refuses that, it says that it can be closed.
 * 4. Nobody took it within {@link TAKE_MS}: the opener is gone, or the address was reloaded or copied. The window
 *    then treats the answer as its own.
 */
export interface PopupAnswer {
  readonly deskpass: 'popup-answer';
  readonly state: string;
  readonly query: string;
}

export interface PopupTaken {
  readonly deskpass: 'popup-taken';
  readonly state: string;
}

export const POPUP_CHANNEL = 'deskpass:popup';

/** Milliseconds the opener has to take the answer. */
export const TAKE_MS = 4_000;

export interface RelayOptions {
  /** Closes this window. */
  readonly close: () => void;
  readonly schedule: (task: () => void, ms: number) => unknown;
}

/** Hands the answer to the page that waits for it. Resolves with whether one took it. */
export function relayCallback({ state, query }: Callback, { close, schedule }: RelayOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(POPUP_CHANNEL);
    const settle = (taken: boolean): void => {
      channel.close();
      if (taken) close();
      resolve(taken);
    };
    channel.onmessage = ({ data }: MessageEvent<Partial<PopupTaken> | null>) => {
      if (data?.deskpass === 'popup-taken' && data.state === state) settle(true);
    };
    schedule(() => {
      settle(false);
    }, TAKE_MS);
    const answer: PopupAnswer = { deskpass: 'popup-answer', state, query };
    channel.postMessage(answer);
  });
}
