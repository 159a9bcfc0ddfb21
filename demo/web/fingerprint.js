import { createHash } from 'node:crypto';

/**
 * Names a secret without holding it: 128 bits of its SHA-256, in hexadecimal. Logs of the demo keep only this.
 *
 * @param {string} secret
 */
export function fingerprint(secret) {
  return createHash('sha256').update(secret).digest('hex').slice(0, 32);
}
