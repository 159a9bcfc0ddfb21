import { readAnswer } from '../read-answer.js';
import { unreachable } from './failures.js';

/** How long a node may take for one answer, body included, in milliseconds. */
const ANSWER_MS = 8_000;

export interface Reply {
  readonly status: number;
  readonly body: string;
}

export interface NodeRequest {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Asked of the answer of a node that is there: false sends the request to the next one. Default: always true. */
  readonly isUsable?: (reply: Reply) => boolean;
  /** A request whose answer got lost must not be sent again. Default false. */
  readonly once?: boolean;
}

/** The nodes of one Finesse, of which the one that answered last is asked first. */
export interface Nodes {
  /** The address that is asked first now. */
  readonly first: string;
  /**
   * Sends a request to the first node that answers it: one that does not, or with 5xx, is followed by the next.
   * Rejects with `provider-unreachable` where none does. `path` begins with `/`.
   */
  request(path: string, request?: NodeRequest): Promise<Reply>;
}

export interface NodesOptions {
  /** At least one address. */
  readonly urls: readonly string[];
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds. Default 8,000. */
  readonly timeout?: number;
}

/** Makes the nodes of a Finesse; none is asked yet. */
export function createNodes({ urls, fetch, timeout = ANSWER_MS }: NodesOptions): Nodes {
  let order = [...urls];
  return {
    get first() {
      return order[0] ?? '';
    },
    async request(path, { isUsable = () => true, once = false, ...init } = {}) {
      let failure = unreachable('network');
      for (const url of order) {
        const answer = await readAnswer(fetch, url + path, init, { timeoutMs: timeout });
        if (typeof answer === 'string') {
          failure = unreachable(answer);
          if (!once) continue;
          // Not sent again now; the next attempt begins with another node, for this one may not come back.
          order = [...order.filter((other) => other !== url), url];
          break;
        }
        const reply = { status: answer.status, body: answer.text };
        if (reply.status >= 500 || reply.status === 429) {
          failure = unreachable('status', { status: reply.status });
        } else if (isUsable(reply)) {
          order = [url, ...urls.filter((other) => other !== url)];
          return reply;
        } else {
          failure = unreachable('out-of-service');
        }
      }
      throw failure;
    },
  };
}
