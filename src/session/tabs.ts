/** What tabs of one origin tell each other. No secrets: every script of the page's origin can listen. */
export type TabNews = 'signed-in' | 'signed-out';

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
  channel.onmessage = ({ data }: MessageEvent<{ readonly deskpass?: unknown } | null>) => {
    if (data?.deskpass === 'signed-in' || data?.deskpass === 'signed-out') onNews(data.deskpass);
  };
  signal.addEventListener('abort', () => {
    channel.close();
  });
  return {
    tell(news) {
      if (!signal.aborted) channel.postMessage({ deskpass: news });
    },
  };
}
