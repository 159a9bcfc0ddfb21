/**
 * What tabs of one origin tell each other. No secrets: every script of the page's origin can listen. The sign-in
 * method's id travels along because what another tab has stored may be seen here only after its news.
 */
export type TabNews = { readonly deskpass: 'signed-in'; readonly method: string } | { readonly deskpass: 'signed-out' };

export interface Tabs {
  tell(news: TabNews): void;
}

export interface TabsOptions {
  /** Names the systems signed in to; tabs with another key are not concerned. */
  readonly key: string;
  readonly onNews: (news: TabNews) => void;
  readonly signal: AbortSignal;
}

/** Opens the way to the other tabs; closed by the signal. */
export function openTabs({ key, onNews, signal }: TabsOptions): Tabs {
  const channel = new BroadcastChannel(`deskpass:${key}`);
  channel.onmessage = ({ data }: MessageEvent<{ readonly deskpass?: unknown; readonly method?: unknown } | null>) => {
    if (data?.deskpass === 'signed-out') onNews({ deskpass: 'signed-out' });
    else if (data?.deskpass === 'signed-in' && typeof data.method === 'string') {
      onNews({ deskpass: 'signed-in', method: data.method });
    }
  };
  signal.addEventListener('abort', () => {
    channel.close();
  });
  return {
    tell(news) {
      if (!signal.aborted) channel.postMessage(news);
    },
  };
}
