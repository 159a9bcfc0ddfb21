import { DeskpassError } from '../core/errors.js';
import { onAbort } from '../core/on-abort.js';

/** Bytes a request body may have. */
export const MAX_BODY = 32 * 1024 * 1024;

/**
 * Reads a request's body to its end, so that the vault can send it again after a renewal. Rejects with
 * `request-too-large` beyond {@link MAX_BODY}, with `request-invalid` where the body cannot be read, and with the
 * signal's reason once aborted.
 */
export async function readBody(request: Request, signal: AbortSignal | null): Promise<ArrayBuffer | null> {
  if (/^(GET|HEAD)$/.test(request.method)) return null;
  return new Promise((resolve, reject) => {
    const release = onAbort(signal, reject);
    void readAll(request).then(resolve, reject).finally(release);
  });
}

async function readAll(request: Request): Promise<ArrayBuffer | null> {
  // By way of a blob, whose size is known before its bytes are in memory.
  const blob = await request.blob().catch(invalidRequest);
  if (blob.size > MAX_BODY) throw new DeskpassError('request-too-large', 'The body has more than 32 MiB');
  return blob.size > 0 ? blob.arrayBuffer().catch(invalidRequest) : null;
}

/** Throws `request-invalid` for what the platform itself would not take or cannot read. */
export function invalidRequest(cause: unknown): never {
  throw new DeskpassError('request-invalid', 'Not a request that fetch would take', { cause });
}
