import { DeskpassError } from '../core/errors.js';
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
  /** Told at most once, with `vault-refused` or `vault-unreachable`. The vault is gone by then. */
  readonly onFailure: (error: DeskpassError) => void;
}

export type StartVault = (options: StartVaultOptions) => StartedVault;

/**
 * What a page's policy must say, by where the script comes from (CSP Level 3 §6.1.15). What a worker imports is a
 * worker's script too, so the other origin is named beside the blob that imports from it.
 */
const directiveFor = (url: URL): string =>
  url.origin === origin ? "worker-src 'self'" : `worker-src blob: ${url.origin}`;

const refused = (directive: string, url: URL, cause?: unknown): DeskpassError =>
  new DeskpassError('vault-refused', `The page's Content-Security-Policy refuses the vault's worker`, {
    suggestion:
      url.origin === origin
        ? `Add ${directive} to the page's Content-Security-Policy.`
        : `Add ${directive} to the page's Content-Security-Policy, or serve a copy of vault.js from the page's own origin and name it in the attribute "vault".`,
    facts: { directive, url: url.href },
    cause,
  });

/** The vault's script did not come, or did not answer. */
export const unreachable = (url: URL): DeskpassError =>
  new DeskpassError('vault-unreachable', `The vault's script ${url.href} did not start`, {
    suggestion:
      url.origin === origin
        ? 'Check that vault.js lies at that address and is served as text/javascript.'
        : `Check that vault.js lies at that address, is served as text/javascript and with CORS for this page's origin, and that the page's Content-Security-Policy, if it has one, says ${directiveFor(url)}.`,
    facts: { url: url.href },
  });

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
  const fail = (error: DeskpassError): void => {
    if (listening.signal.aborted) return;
    stop();
    onFailure(error);
  };

  document.addEventListener(
    'securitypolicyviolation',
    ({ blockedURI, disposition }) => {
      // A blob's address is reported as its scheme alone.
      if (disposition === 'enforce' && (blockedURI === script.href || blockedURI === 'blob')) isRefused = true;
    },
    { signal: listening.signal },
  );

  const failLater = (error: DeskpassError): void => {
    queueMicrotask(() => {
      fail(error);
    });
  };
  let address: string;
  try {
    address = trustedWorkerUrl(script);
  } catch (cause) {
    failLater(refused(`trusted-types ${POLICY_NAME}`, url, cause));
    return { port: port1, stop };
  }
  try {
    worker = new Worker(address, { type: 'module', name: 'deskpass-vault' });
  } catch (cause) {
    failLater(refused(directive, url, cause));
    return { port: port1, stop };
  }
  worker.addEventListener('error', (event) => {
    // Otherwise the browser reports it on the page's `window`, with a text that belongs to the vault.
    event.preventDefault();
    fail(isRefused ? refused(directive, url) : unreachable(url));
  });
  worker.postMessage(vaultHello, [port2]);
  return { port: port1, stop };
};
