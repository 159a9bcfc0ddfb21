import { createLocalJWKSet, errors, type CompactVerifyGetKey, type JSONWebKeySet } from 'jose';
import { invalidProvider } from './failures.js';

/** Milliseconds between two loads for keys that nobody knows: a flood of foreign tokens is no flood of requests. */
const COOL_DOWN_MS = 30_000;

/** Milliseconds after which keys are loaded anew, so that a withdrawn one does not live for a day. */
const FRESH_MS = 10 * 60_000;

/** A provider's signing keys. */
export interface KeySet {
  /** Loads the keys where there are none or old ones. Rejects with `provider-unreachable` or `provider-invalid`. */
  ready(): Promise<void>;
  /**
   * Finds the key for a token by `kid`, `kty`, `alg` and `use`. A `kid` that is not there is looked for in freshly
   * loaded keys once (OpenID Connect Core §10.1.1). Without `kid` there must be exactly one candidate.
   */
  readonly find: CompactVerifyGetKey;
}

/** Makes a key set that `load` fills. */
export function createKeySet(load: () => Promise<JSONWebKeySet>, now: () => number): KeySet {
  let keys: { readonly find: CompactVerifyGetKey; readonly loadedAt: number } | null = null;
  let loading: Promise<void> | null = null;
  let lookedAgainAt = -Infinity;

  const reload = (): Promise<void> => {
    loading ??= load()
      .then((set) => {
        keys = { find: readKeys(set), loadedAt: now() };
      })
      .finally(() => {
        loading = null;
      });
    return loading;
  };
  const ready = async (): Promise<void> => {
    if (keys === null || Math.abs(now() - keys.loadedAt) > FRESH_MS) await reload();
  };
  const local: CompactVerifyGetKey = async (header, token) => {
    await ready();
    if (keys === null) throw new errors.JWKSNoMatchingKey();
    return keys.find(header, token);
  };
  const find: CompactVerifyGetKey = async (header, token) => {
    try {
      return await local(header, token);
    } catch (thrown) {
      const isCooling = Math.abs(now() - lookedAgainAt) < COOL_DOWN_MS;
      if (!(thrown instanceof errors.JWKSNoMatchingKey) || isCooling) throw thrown;
      lookedAgainAt = now();
      await reload();
      return local(header, token);
    }
  };
  return { ready, find };
}

function readKeys(set: JSONWebKeySet): CompactVerifyGetKey {
  try {
    return createLocalJWKSet(set);
  } catch {
    throw invalidProvider('its keys cannot be read');
  }
}
