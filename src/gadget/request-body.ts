import { DeskpassError } from '../core/errors.js';
import { onAbort } from '../core/on-abort.js';

/** Bytes a request body may have. */
export const MAX_BODY = 32 * 1024 * 1024;

/**
 * Reads a request's body to its end, so that the vault can send it again after a renewal. Rejects with
 * `request-too-large` beyond {@link MAX_BODY}, with `request-invalid` where the body cannot be read, and with the
 * signal's reason once aborted. `given` is what it was made of, where that is known.
 */
export async function readBody(
  request: Request,
  signal: AbortSignal | null,
  given?: unknown,
): Promise<ArrayBuffer | null> {
  if (/^(GET|HEAD)$/.test(request.method)) return null;
  return new Promise((resolve, reject) => {
    const release = onAbort(signal, reject);
    void readAll(request, given).then(resolve, reject).finally(release);
  });
}

async function readAll(request: Request, given: unknown): Promise<ArrayBuffer | null> {
  // A text is in memory already. Anything else by way of a blob, whose size is known before its bytes are in memory, but
  // which takes the browser ten times as long.
  const content = await request[typeof given === 'string' ? 'arrayBuffer' : 'blob']().catch(invalidRequest);
  const isRead = content instanceof ArrayBuffer;
  const size = isRead ? content.byteLength : content.size;
  if (size > MAX_BODY) throw new DeskpassError('request-too-large', 'The body has more than 32 MiB');
  if (!size) return null;
  return isRead ? content : content.arrayBuffer().catch(invalidRequest);
}

/** Throws `request-invalid` for what the platform itself would not take or cannot read. */
export function invalidRequest(cause: unknown): never {
  throw new DeskpassError('request-invalid', 'Not a request that fetch would take', { cause });
}
