import type { VaultSettings } from '../auth/vault-contract.js';
import type { Desk } from '../core/desk.js';
import { DeskpassError } from '../core/errors.js';
import { loadDesk } from './desk-file.js';
import { openVault, type VaultChannel, type VaultListeners } from './open-vault.js';
import { pageUrl } from './page-address.js';
import { vaultUrl } from './vault-url.js';
import type { World } from './world.js';

export interface OpenDeskOptions {
  /** Addresses as the page gives them; `vault` undefined means the one that came with this script. */
  readonly src: string;
  readonly vault: string | undefined;
  readonly world: World;
  readonly listeners: VaultListeners;
  /** The desk file is there; the vault may not be. */
  readonly onDesk: (desk: Desk) => void;
  readonly onStopped: (error: DeskpassError) => void;
  readonly signal: AbortSignal;
}

/** What a vault must know of a desk, and no more. */
const settingsOf = ({ development, signIn, detection, gadgets }: Desk, page: string): VaultSettings => ({
  pageUrl: page,
  development,
  signIn,
  detection,
  gadgets: gadgets.map(({ id, grants }) => ({ id, grants })),
});

function resolve(address: string, code: 'desk-file-missing' | 'vault-unreachable', attribute: string): URL {
  if (address && URL.canParse(address, document.baseURI)) return new URL(address, document.baseURI);
  throw new DeskpassError(code, address ? `"${address}" is not an address` : 'There is no address to load from', {
    suggestion: `Give the element an address in its attribute "${attribute}".`,
    facts: { url: address, status: 0 },
  });
}

/**
 * Fetches the desk file and starts the vault, at the same time.
 *
 * @throws DeskpassError whatever {@link loadDesk} and {@link openVault} throw.
 */
export async function openDesk(options: OpenDeskOptions): Promise<{ desk: Desk; vault: VaultChannel }> {
  const { src, vault, world, listeners, onDesk, onStopped, signal } = options;
  const { fetch, schedule, startVault } = world;
  const page = pageUrl(world);
  const file = resolve(src, 'desk-file-missing', 'src');
  const script = vault === undefined ? vaultUrl() : resolve(vault, 'vault-unreachable', 'vault');
  const loading = loadDesk({ url: file.href, pageOrigin: new URL(page).origin, fetch, schedule, signal });
  const opening = openVault({
    url: script,
    settings: loading.then((desk) => {
      onDesk(desk);
      return settingsOf(desk, page);
    }),
    listeners,
    onStopped,
    startVault,
    schedule,
    signal,
  });
  const [desk, channel] = await Promise.all([loading, opening]);
  return { desk, vault: channel };
}
