/**
 * The vault as a dedicated Worker: the only file that decides which backends there are and what of the Worker's world
 * the vault uses. The page posts the hello with one port; everything else travels on that port.
 */
import { createSystemClock } from './vault/clock.js';
import { createSealedStore } from './vault/sealed-store.js';
import { createVault } from './vault/vault.js';
import type { BackendTable } from './vault/sign-in-backends.js';
import { isVaultHello } from './wire/vault-handshake.js';

const backends: BackendTable = {
  expertflow: async () => (await import('./backends/expertflow/expertflow-backend.js')).createExpertflowBackend,
  finesse: async () => (await import('./backends/finesse/finesse-backend.js')).createFinesseBackend,
  genesys: async () => (await import('./backends/genesys/genesys-backend.js')).createGenesysBackend,
  oidc: async () => (await import('./backends/oidc/oidc-backend.js')).createOidcBackend,
  unblu: async () => (await import('./backends/unblu/unblu-backend.js')).createUnbluBackend,
};

const fetch = globalThis.fetch.bind(globalThis);
const { indexedDB } = globalThis;

function takeHello({ data, ports: [port] }: MessageEvent): void {
  if (!isVaultHello(data) || !port) return;
  globalThis.removeEventListener('message', takeHello);
  const clock = createSystemClock();
  createVault({
    port,
    backends,
    fetch,
    clock,
    random: () => Math.random(),
    openStore: (onRefused) => createSealedStore({ database: indexedDB, clock, onRefused }),
  });
}

globalThis.addEventListener('message', takeHello);
