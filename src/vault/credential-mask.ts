const STAR = 0x2a;

const NOTHING: Uint8Array = new Uint8Array(0);

/** Shorter ones would turn up in a body by chance. */
const SHORTEST = 8;

/** Overwrites a secret in bytes that pass by. */
export interface CredentialMask {
  /** The bytes that can go on now. Changes `chunk`; what may be the beginning of the secret is held back. */
  push(chunk: Uint8Array): Uint8Array;
  /** The bytes held back at the end. */
  end(): Uint8Array;
}

/**
 * A service that repeats what it was sent would hand the credential to the gadget. Where an answer repeats it word
 * for word, also across chunks, it is overwritten by as many asterisks, so that lengths stay right. An answer that
 * repeats it in another encoding is not recognised.
 *
 * The search looks at the end of a window first and skips by what it finds there (Horspool): with a secret of a
 * thousand bytes it looks at a few bytes in a hundred. Only what could be a beginning of the secret waits for the
 * next chunk, so that a live stream is not held up.
 *
 * What depends on the secret alone is made once; the function that is returned makes a mask for one answer.
 */
export function prepareCredentialMask(secret: string): () => CredentialMask {
  const needle = new TextEncoder().encode(secret);
  const last = needle.length - 1;
  const skips = new Int32Array(256).fill(needle.length);
  for (let at = 0; at < last; at += 1) skips[needle[at] ?? 0] = last - at;

  const matches = (bytes: Uint8Array, at: number, length: number): boolean => {
    for (let i = length - 1; i >= 0; i -= 1) if (bytes[at + i] !== needle[i]) return false;
    return true;
  };

  const overwrite = (bytes: Uint8Array): void => {
    let at = 0;
    while (at + last < bytes.length) {
      const end = bytes[at + last] ?? 0;
      if (end === needle[last] && matches(bytes, at, needle.length)) {
        bytes.fill(STAR, at, at + needle.length);
        at += needle.length;
      } else {
        at += skips[end] ?? needle.length;
      }
    }
  };

  /** Where the longest end of `bytes` begins that is a beginning of the secret. */
  const beginningIn = (bytes: Uint8Array): number => {
    const [first = 0] = needle;
    let at = bytes.indexOf(first, Math.max(0, bytes.length - last));
    while (at !== -1 && !matches(bytes, at, bytes.length - at)) at = bytes.indexOf(first, at + 1);
    return at === -1 ? bytes.length : at;
  };

  return () => {
    let heldBack = NOTHING;
    return {
      push(chunk) {
        if (needle.length < SHORTEST) return chunk;
        const bytes = heldBack.length > 0 ? join([heldBack, chunk]) : chunk;
        overwrite(bytes);
        const keepFrom = beginningIn(bytes);
        heldBack = keepFrom < bytes.length ? bytes.slice(keepFrom) : NOTHING;
        return keepFrom < bytes.length ? bytes.subarray(0, keepFrom) : bytes;
      },
      end() {
        const rest = heldBack;
        heldBack = NOTHING;
        return rest;
      },
    };
  };
}

/** One array of the bytes of several. */
export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.byteLength;
  }
  return joined;
}
