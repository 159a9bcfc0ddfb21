import { DeskpassError, fromWireError, toWireError, type WireError } from '../core/errors.js';
import { onAbort } from '../core/on-abort.js';
import { parseEnvelope, type Envelope } from './envelope.js';
import type { Handlers, Params, Result } from './contract.js';

export interface CallOptions {
  readonly signal?: AbortSignal | null | undefined;
  /** Objects to move instead of copy. */
  readonly transfer?: readonly Transferable[];
}

/** One end of a port: calls the other side's methods, answers its own, and carries events both ways. */
export interface Channel<Remote, Sent> {
  /** Calls a method of the other side. Rejects with its `DeskpassError`, or the signal's reason once aborted. */
  call<M extends keyof Remote & string>(
    method: M,
    params: Params<Remote, M>,
    options?: CallOptions,
  ): Promise<Result<Remote, M>>;
  /** Tells the other side something; nobody answers. */
  emit<E extends keyof Sent & string>(event: E, params: Sent[E]): void;
  /** Ends both directions. Calls that wait reject with `channel-closed`; so does the other side. */
  close(reason?: DeskpassError): void;
  readonly closed: boolean;
}

export interface ChannelOptions<Local, Received> {
  readonly handlers: Handlers<Local>;
  readonly onEvent?: <E extends keyof Received & string>(event: E, params: Received[E]) => void;
  readonly onClose?: (reason: DeskpassError) => void;
  /** Calls of the other side that may be in progress at once; more are refused with `too-many-requests`. Default 256. */
  readonly maxCalls?: number;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  readonly release: () => void;
}

/**
 * Opens one end of a `MessagePort` (HTML §9.4). The port is the authority: who holds the other end may call the
 * handlers, whatever its messages say about their sender.
 */
export function createChannel<Remote, Sent, Local, Received>(
  port: MessagePort,
  options: ChannelOptions<Local, Received>,
): Channel<Remote, Sent> {
  const { onEvent, onClose, maxCalls = 256 } = options;
  const handlers = new Map<string, (params: never, context: never) => unknown>(Object.entries(options.handlers));
  const waiting = new Map<number, Waiting>();
  const running = new Map<number, AbortController>();
  let lastId = 0;
  let highestRemoteId = 0;
  let closed = false;

  const post = (envelope: Envelope, transfer: readonly Transferable[] = []): void => {
    port.postMessage(envelope, transfer as Transferable[]);
  };

  const settle = (id: number): Waiting | undefined => {
    const entry = waiting.get(id);
    waiting.delete(id);
    entry?.release();
    return entry;
  };

  const shut = (reason: DeskpassError): void => {
    if (closed) return;
    closed = true;
    for (const id of waiting.keys()) settle(id)?.reject(reason);
    for (const controller of running.values()) controller.abort(reason);
    running.clear();
    port.onmessage = null;
    port.close();
    onClose?.(reason);
  };

  const answer = async (id: number, method: string, params: unknown): Promise<void> => {
    // Numbers only rise: a repeated or replayed one is dropped without an answer.
    if (id <= highestRemoteId) return;
    highestRemoteId = id;
    const handler = handlers.get(method);
    const controller = new AbortController();
    const transfer: Transferable[] = [];
    try {
      if (!handler) throw new DeskpassError('unknown-method', `There is no method "${method}"`);
      if (running.size >= maxCalls) throw new DeskpassError('too-many-requests', 'Too many calls at once');
      running.set(id, controller);
      const context = {
        signal: controller.signal,
        transfer: (...objects: Transferable[]) => transfer.push(...objects),
      };
      const result = await handler(params as never, context as never);
      if (running.delete(id)) post({ k: 'result', i: id, p: result }, transfer);
    } catch (thrown) {
      const wanted = running.delete(id) || !controller.signal.aborted;
      if (wanted && !closed) post({ k: 'error', i: id, p: toWireError(thrown) });
    }
  };

  port.onmessage = ({ data }: MessageEvent): void => {
    const envelope = parseEnvelope(data);
    switch (envelope?.k) {
      case 'call':
        void answer(envelope.i, envelope.m, envelope.p);
        break;
      case 'result':
        settle(envelope.i)?.resolve(envelope.p);
        break;
      case 'error':
        settle(envelope.i)?.reject(fromWireError(envelope.p));
        break;
      case 'abort':
        running.get(envelope.i)?.abort(new DOMException('The call was withdrawn', 'AbortError'));
        running.delete(envelope.i);
        break;
      case 'event':
        onEvent?.(envelope.m as keyof Received & string, envelope.p as Received[keyof Received & string]);
        break;
      case 'bye':
        shut(fromWireError(envelope.p));
        break;
      case undefined:
        break;
    }
  };

  return {
    get closed() {
      return closed;
    },
    call(method, params, { signal, transfer = [] } = {}) {
      return new Promise((resolve, reject) => {
        if (closed) throw new DeskpassError('channel-closed', 'The channel has closed');
        signal?.throwIfAborted();
        const id = ++lastId;
        post({ k: 'call', i: id, m: method, p: params }, transfer);
        const release = onAbort(signal, (reason) => {
          settle(id);
          post({ k: 'abort', i: id });
          reject(reason);
        });
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, release });
      });
    },
    emit(event, params) {
      if (!closed) post({ k: 'event', m: event, p: params });
    },
    close(reason = new DeskpassError('channel-closed', 'The channel has closed')) {
      if (closed) return;
      const bye: WireError = toWireError(reason);
      post({ k: 'bye', p: bye });
      shut(reason);
    },
  };
}
