import { DeskpassError } from '../core/errors.js';
import { helloVersion, portOffer, withNonce } from '../wire/gadget-handshake.js';
import { FrameConnection } from './frame-connection.js';
import { FrameHeight } from './frame-height.js';
import type { Mount, MountOptions } from './gadget-loader.js';
import { BEAT_MS, startHeartbeat } from './heartbeat.js';

/** Milliseconds a gadget has until it must have opened. */
export const SILENT_MS = 10_000;

/** One gadget in one frame. The frame is never used again: a restart is another mount. */
export class FrameMount implements Mount {
  readonly #options: MountOptions;
  readonly #frame = document.createElement('iframe');
  readonly #height: FrameHeight;
  readonly #connection: FrameConnection;
  readonly #end = new AbortController();

  constructor(options: MountOptions, url: URL) {
    const { gadget, container, facts, attach, clock } = options;
    const { signal } = this.#end;
    const nonce = crypto.randomUUID();
    this.#options = options;
    this.#height = new FrameHeight({
      clock,
      initial: gadget.height,
      apply: (height) => {
        this.#frame.style.blockSize = `${height}px`;
      },
    });
    this.#connection = new FrameConnection({
      nonce,
      facts,
      attach,
      onOpen: () => {
        stopWaiting();
        this.#watch();
        options.onWorking();
      },
      onHeight: (height) => {
        this.#height.ask(height);
      },
      onFailed: (error) => {
        this.#fail(error);
      },
    });
    const stopWaiting = clock.after(SILENT_MS, () => {
      this.#fail(silent(url));
    });
    signal.addEventListener('abort', stopWaiting);
    this.#listen();
    this.#place(container, withNonce(url.href, nonce));
  }

  tell: Mount['tell'] = (event, news) => {
    this.#connection.tell(event, news);
  };

  dispose(): void {
    this.#end.abort();
    this.#height.dispose();
    this.#connection.close();
    this.#frame.remove();
  }

  #place(container: HTMLElement, src: string): void {
    const frame = this.#frame;
    frame.title = this.#options.gadget.title;
    frame.setAttribute('sandbox', 'allow-scripts allow-forms');
    frame.setAttribute('allow', '');
    frame.referrerPolicy = 'no-referrer';
    frame.src = src;
    container.append(frame);
  }

  #listen(): void {
    const { signal } = this.#end;
    const hear = ({ source, data }: MessageEvent): void => {
      // The origin of every gadget is "null"; only the source tells them apart.
      const window = this.#frame.contentWindow;
      const version = window && source === window ? helloVersion(data) : null;
      if (!window || version === null) return;
      const port = this.#connection.hello(version);
      // In the same task as the hello: no other document can be in the frame yet.
      if (port) window.postMessage(portOffer, '*', [port]);
    };
    window.addEventListener('message', hear, { signal });
    const doubt = (): void => {
      if (this.#connection.loaded()) this.#verify();
    };
    this.#frame.addEventListener('load', doubt, { signal });
  }

  /** Fails unless the gadget that has opened is still there to answer. */
  #verify(): void {
    const stopTimer = this.#options.clock.after(BEAT_MS, () => {
      this.#connection.leave();
    });
    this.#end.signal.addEventListener('abort', stopTimer);
    void this.#connection.ping().then(stopTimer, () => undefined);
  }

  #watch(): void {
    const stopHeart = startHeartbeat({
      clock: this.#options.clock,
      ping: () => this.#connection.ping(),
      isHidden: () => document.hidden,
      onStopped: () => {
        this.#fail(stopped());
      },
    });
    let width = 0;
    const observer = new ResizeObserver(([entry]) => {
      const now = entry?.contentRect.width ?? 0;
      if (width !== 0 && now !== width) this.#height.forgive();
      width = now;
    });
    observer.observe(this.#frame);
    this.#end.signal.addEventListener('abort', () => {
      stopHeart();
      observer.disconnect();
    });
  }

  #fail(error: DeskpassError): void {
    if (this.#end.signal.aborted) return;
    this.dispose();
    this.#options.onFailed(error);
  }
}

const silent = ({ origin, pathname }: URL): DeskpassError =>
  new DeskpassError('gadget-silent', `Nothing at ${origin}${pathname} said hello`, {
    suggestion:
      'Check that the address is right, that X-Frame-Options or the CSP directive frame-ancestors let this page frame ' +
      'it, that frame-src of this page names its origin, that its module scripts come with ' +
      'Access-Control-Allow-Origin: *, and that the gadget calls connect().',
    facts: { origin },
  });

const stopped = (): DeskpassError =>
  new DeskpassError('gadget-stopped', 'The gadget missed three heartbeats', {
    suggestion: 'Look for an endless loop or a crash in the gadget.',
  });
