import { base64url } from 'jose';

/** The hash that belongs to a signature algorithm, by the end of its name (RFC 7518 §3.1). */
const HASHES: Readonly<Record<string, string>> = { '256': 'SHA-256', '384': 'SHA-384', '512': 'SHA-512' };

/** Whether `hash` is the left half of the access token's hash by the ID token's algorithm (Core §3.1.3.6). */
export async function isAccessTokenHash(hash: unknown, accessToken: string, alg: string): Promise<boolean> {
  // Ed25519 hashes with SHA-512 (RFC 8032 §5.1), whichever of its two names the header uses.
  const name = alg.startsWith('Ed') ? 'SHA-512' : HASHES[alg.slice(-3)];
  if (name === undefined) return false;
  const digest = new Uint8Array(await crypto.subtle.digest(name, new TextEncoder().encode(accessToken)));
  return hash === base64url.encode(digest.subarray(0, digest.length / 2));
}
