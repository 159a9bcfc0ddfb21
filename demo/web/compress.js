import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Shorter bodies grow rather than shrink. */
const SHORTEST = 512;

/** @type {Map<string, Promise<Buffer>>} */
const done = new Map();

/**
 * Compresses a body for the reader who asked. Results are kept by content, since a demo sends the same few files.
 *
 * @param {object} options
 * @param {Buffer} options.body
 * @param {string} options.tag names the content
 * @param {string} options.accepted the request's `Accept-Encoding`
 * @returns {Promise<{ body: Buffer, encoding: 'br' | 'gzip' | undefined }>}
 */
export async function compress({ body, tag, accepted }) {
  const encoding = body.length < SHORTEST ? undefined : chooseEncoding(accepted);
  if (encoding === undefined) return { body, encoding };
  const key = `${encoding} ${tag}`;
  let result = done.get(key);
  if (result === undefined) {
    if (done.size > 200) done.clear();
    result =
      encoding === 'br'
        ? brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
        : deflate(body, { level: 9 });
    done.set(key, result);
  }
  return { body: await result, encoding };
}

/** @param {string} accepted */
function chooseEncoding(accepted) {
  const refused = /;\s*q=0(?:\.0+)?\s*$/;
  const names = accepted
    .split(',')
    .filter((entry) => !refused.test(entry))
    .map((entry) => entry.replace(/;.*$/, '').trim().toLowerCase());
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : undefined;
}
