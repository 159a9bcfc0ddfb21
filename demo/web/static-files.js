import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

import { safePath } from './safe-path.js';
import { send } from './send.js';

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/**
 * Sends the file a request names from the first folder that has it. A path ending in `/` means its `index.html`.
 * Nothing outside the folders is ever read, neither by a path nor through a symbolic link, and a file of an
 * unknown type is not served.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {object} options
 * @param {Record<string, string | string[]>} options.mounts path prefix (with both slashes) or exact path, to folders or a file
 * @param {Record<string, string> | undefined} [options.headers] sent with every file
 * @returns {Promise<boolean>} false where there is no such file; nothing has been sent then
 */
export async function sendFile(request, response, { mounts, headers }) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const names = safePath(request.url ?? '');
  if (names === undefined) return false;
  const path = `/${names.join('/')}`;
  for (const [mount, places] of Object.entries(mounts)) {
    const isFolder = mount.endsWith('/');
    if (isFolder ? !path.startsWith(mount) : path !== mount) continue;
    for (const place of [places].flat()) {
      const rest = path.slice(mount.length);
      const file = isFolder ? join(place, path.endsWith('/') ? `${rest}index.html` : rest) : place;
      const type = TYPES[extname(file)];
      const body = type === undefined ? undefined : await readInside(place, file);
      if (type === undefined || body === undefined) continue;
      await send(request, response, { type, body, headers });
      return true;
    }
  }
  return false;
}

/**
 * @param {string} place the folder, or the one file, that may be read
 * @param {string} file
 */
async function readInside(place, file) {
  try {
    const [root, target] = await Promise.all([realpath(place), realpath(file)]);
    if (target !== root && !target.startsWith(root + sep)) return undefined;
    return await readFile(target);
  } catch {
    return undefined;
  }
}
