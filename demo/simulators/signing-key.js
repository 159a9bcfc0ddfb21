import { randomBytes } from 'node:crypto';

import { exportJWK, generateKeyPair } from 'jose';

/** @typedef {Awaited<ReturnType<typeof createKey>>} SigningKey */

/** @type {Map<string, Promise<SigningKey>>} */
const keys = new Map();

async function createKey() {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomBytes(12).toString('base64url');
  return { publicKey, privateKey, jwk: { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid } };
}

/**
 * The RSA key somebody signs with. It is theirs for as long as the process lives: to make one takes longer than
 * everything else a simulator does when it starts.
 *
 * @param {string} owner
 * @returns {Promise<SigningKey>}
 */
export function signingKeyOf(owner) {
  const key = keys.get(owner) ?? createKey();
  keys.set(owner, key);
  return key;
}
