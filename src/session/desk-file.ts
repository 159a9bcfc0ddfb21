import type { Desk } from '../core/desk.js';
import { DeskpassError } from '../core/errors.js';
import { UnfitError } from './desk-shape.js';
import { readDesk } from './read-desk.js';

/** Largest desk file, in bytes. */
export const MAX_BYTES = 256 * 1024;

/** Milliseconds until a desk file that does not come counts as missing. */
export const LOAD_MS = 10_000;

export interface DeskFileOptions {
  /** Absolute URL. */
  readonly url: string;
  readonly pageOrigin: string;
  readonly fetch: typeof globalThis.fetch;
  readonly schedule: (task: () => void, ms: number) => () => void;
  readonly signal: AbortSignal;
}

const missing = (url: string, status: number, cause?: unknown): DeskpassError =>
  new DeskpassError('desk-file-missing', `The desk file ${url} did not arrive (status ${String(status)})`, {
    suggestion:
      status === 0
        ? `Check that ${url} can be reached, and that the page's Content-Security-Policy allows it in connect-src.`
        : `Check that a file lies at ${url} and that the agent may read it.`,
    facts: { url, status },
    cause,
  });

const unfitFile = (found: string, allowed: string): UnfitError => new UnfitError({ path: '', found, allowed });

/** The body; stops reading at the limit, whatever the server's headers say. */
async function readBody(response: Response): Promise<ArrayBuffer> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return new Blob(chunks).arrayBuffer();
    bytes += chunk.value.byteLength;
    if (bytes > MAX_BYTES) {
      await reader?.cancel();
      throw unfitFile(`larger than ${String(MAX_BYTES)} bytes`, `at most ${String(MAX_BYTES)} bytes`);
    }
    chunks.push(chunk.value);
  }
}

function parseJson(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new UnfitError({ path: '', body, allowed: 'JSON in UTF-8' });
  }
}

/**
 * Fetches and reads a desk file.
 *
 * @throws DeskpassError `desk-file-missing` with the URL and the status (0: no answer), or `desk-file-invalid`.
 */
export async function loadDesk({ url, pageOrigin, fetch, schedule, signal }: DeskFileOptions): Promise<Desk> {
  const limit = new AbortController();
  const withdraw = schedule(() => {
    limit.abort();
  }, LOAD_MS);
  try {
    const response = await fetch(url, {
      // The browser asks whether its copy is still right: a desk file changes without changing its name.
      cache: 'no-cache',
      credentials: 'same-origin',
      headers: { accept: 'application/json' },
      signal: AbortSignal.any([signal, limit.signal]),
    });
    if (!response.ok) throw missing(url, response.status);
    const body = await readBody(response);
    return readDesk(parseJson(body), { fileUrl: response.url || url, pageOrigin });
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof UnfitError) throw (await import('./explain-desk.js')).explainDesk(thrown, url);
    if (thrown instanceof DeskpassError) throw thrown;
    throw missing(url, 0, thrown);
  } finally {
    withdraw();
  }
}
