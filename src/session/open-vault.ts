import type { VaultCalls, VaultEvents, VaultSettings } from '../auth/vault-contract.js';
import { asDeskpassError, DeskpassError } from '../core/errors.js';
import { createChannel, type Channel } from '../wire/channel.js';
import { directiveFor, type StartVault, type VaultFailure } from './start-vault.js';

/** The page's end of the way to the vault. */
export type VaultChannel = Channel<VaultCalls, object>;

/** One listener for each thing that the vault tells. */
export type VaultListeners = { readonly [E in keyof VaultEvents]: (params: VaultEvents[E]) => void };

/** Milliseconds the vault has to answer its first call. */
export const ANSWER_MS = 10_000;

export interface OpenVaultOptions {
  readonly url: URL;
  /** The worker starts while these are still on their way. */
  readonly settings: Promise<VaultSettings>;
  readonly listeners: VaultListeners;
  /** The vault was there and is no more. */
  readonly onStopped: (error: DeskpassError) => void;
  readonly startVault: StartVault;
  readonly schedule: (task: () => void, ms: number) => () => void;
  /** Ends the vault. */
  readonly signal: AbortSignal;
}

const stopped = (cause: DeskpassError): DeskpassError =>
  new DeskpassError('vault-stopped', 'The vault has stopped; the sign-in it held is gone with it', {
    suggestion: 'Start over and sign in again.',
    cause,
  });

/** The failure in words; with fewer where even these cannot be fetched. */
async function explain(failure: VaultFailure): Promise<DeskpassError> {
  const { code, url, directive } = failure;
  try {
    return (await import('./explain-vault-failure.js')).explainVaultFailure(failure);
  } catch (cause) {
    return new DeskpassError(code, 'The vault did not start', { facts: { directive, url: url.href }, cause });
  }
}

/**
 * Starts the vault and configures it. Resolves once it has answered.
 *
 * @throws DeskpassError `vault-refused`, `vault-unreachable`, or what the vault finds wrong with the settings.
 */
export function openVault(options: OpenVaultOptions): Promise<VaultChannel> {
  const { url, settings, listeners, onStopped, schedule, signal } = options;
  return new Promise((resolve, reject) => {
    let isOpen = false;
    let isOver = false;
    const finish = (reason: DeskpassError): void => {
      if (isOver) return;
      isOver = true;
      channel.close(reason);
      vault.stop();
      if (signal.aborted) reject(signal.reason as Error);
      else if (isOpen) onStopped(stopped(reason));
      else reject(reason);
    };
    const fail = (failure: VaultFailure): void => {
      if (isOpen) finish(new DeskpassError(failure.code, 'The worker has broken down'));
      else void explain(failure).then(finish);
    };
    const vault = options.startVault({ url, onFailure: fail });
    const channel = createChannel<VaultCalls, object, object, VaultEvents>(vault.port, {
      handlers: {},
      onEvent: (event, params) => {
        if (Object.hasOwn(listeners, event)) listeners[event](params);
      },
      onClose: finish,
    });
    signal.addEventListener('abort', () => {
      finish(new DeskpassError('channel-closed', 'The session was disposed of'));
    });

    const configure = async (): Promise<void> => {
      const known = await settings;
      const withdraw = schedule(() => {
        fail({ code: 'vault-unreachable', url, directive: directiveFor(url) });
      }, ANSWER_MS);
      try {
        await channel.call('configure', known);
        isOpen = true;
        resolve(channel);
      } finally {
        withdraw();
      }
    };
    configure().catch((thrown: unknown) => {
      finish(asDeskpassError(thrown));
    });
  });
}
