import { WIRE_VERSION } from './envelope.js';

/**
 * How a page and the worker it has started find each other.
 *
 * 1. The page posts {@link VaultHello} with one port, as the first message.
 * 2. The worker opens its end and takes no second hello.
 * 3. The page's first call is `configure`; its answer proves that the worker runs.
 */
export interface VaultHello {
  readonly deskpass: 'vault';
  readonly v: number;
}

export const vaultHello: VaultHello = { deskpass: 'vault', v: WIRE_VERSION };

/** Whether a message is the page's hello, of a version that this code speaks. */
export function isVaultHello(data: unknown): data is VaultHello {
  const message = data as Partial<VaultHello> | null;
  return typeof data === 'object' && message?.deskpass === 'vault' && message.v === WIRE_VERSION;
}
