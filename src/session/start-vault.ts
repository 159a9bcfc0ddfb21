import { vaultHello } from '../wire/vault-handshake.js';
import { POLICY_NAME, trustedWorkerUrl } from './trusted-worker-url.js';

/** A vault that has been started; whether it runs shows in its first answer. */
export interface StartedVault {
  /** The page's end of the port between them. */
  readonly port: MessagePort;
  /** Ends the worker and everything it holds. */
  stop(): void;
}

export interface StartVaultOptions {
  /** Absolute address of `vault.js`. */
  readonly url: URL;
  /** Told at most once. The vault is gone by then. */
  readonly onFailure: (failure: VaultFailure) => void;
}

/** Why there is no vault. What it takes to say so in words is fetched only then: see `explain-vault-failure.ts`. */
export interface VaultFailure {
  readonly code: 'vault-refused' | 'vault-unreachable';
  readonly url: URL;
  /** What the page's Content-Security-Policy must say for the vault to start. */
  readonly directive: string;
  readonly cause?: unknown;
}

export type StartVault = (options: StartVaultOptions) => StartedVault;

/**
 * What a page's policy must say, by where the script comes from (CSP Level 3 §6.1.15). What a worker imports is a
 * worker's script too, so the other origin is named beside the blob that imports from it.
 */
export const directiveFor = (url: URL): string =>
  url.origin === origin ? "worker-src 'self'" : `worker-src blob: ${url.origin}`;

/** A worker whose script may come from anywhere must be this page's own: one line of ours that imports it. */
function blobFor(url: URL): URL {
  return new URL(URL.createObjectURL(new Blob([`import ${JSON.stringify(url.href)};`], { type: 'text/javascript' })));
}

/**
 * Starts the vault as a dedicated module worker of its own, by the handshake of `wire/vault-handshake`.
 *
 * 1. From the page's own origin the worker is the script itself; from another origin it is a blob that imports it.
 * 2. A refusal shows differently: WebKit throws from the constructor; Chromium and Firefox report a policy violation on
 *    the document and then an `error` of the worker. A script that does not come is an `error` alone.
 * 3. After a failure the worker is ended. There is no weaker place for credentials to go to.
 */
export const startVault: StartVault = ({ url, onFailure }) => {
  const isSameOrigin = url.origin === origin;
  const directive = directiveFor(url);
  const script = isSameOrigin ? url : blobFor(url);
  const { port1, port2 } = new MessageChannel();
  const listening = new AbortController();
  let worker: Worker | undefined;
  let isRefused = false;

  const stop = (): void => {
    listening.abort();
    worker?.terminate();
    port1.close();
    if (!isSameOrigin) URL.revokeObjectURL(script.href);
  };
  const fail = (failure: VaultFailure): void => {
    if (listening.signal.aborted) return;
    stop();
    onFailure(failure);
  };

  document.addEventListener(
    'securitypolicyviolation',
    ({ blockedURI, disposition }) => {
      // A blob's address is reported as its scheme alone.
      if (disposition === 'enforce' && (blockedURI === script.href || blockedURI === 'blob')) isRefused = true;
    },
    { signal: listening.signal },
  );

  const refuseLater = (missing: string, cause: unknown): void => {
    queueMicrotask(() => {
      fail({ code: 'vault-refused', url, directive: missing, cause });
    });
  };
  let address: string;
  try {
    address = trustedWorkerUrl(script);
  } catch (cause) {
    refuseLater(`trusted-types ${POLICY_NAME}`, cause);
    return { port: port1, stop };
  }
  try {
    worker = new Worker(address, { type: 'module', name: 'deskpass-vault' });
  } catch (cause) {
    refuseLater(directive, cause);
    return { port: port1, stop };
  }
  worker.addEventListener('error', (event) => {
    // Otherwise the browser reports it on the page's `window`, with a text that belongs to the vault.
    event.preventDefault();
    fail({ code: isRefused ? 'vault-refused' : 'vault-unreachable', url, directive });
  });
  worker.postMessage(vaultHello, [port2]);
  return { port: port1, stop };
};
