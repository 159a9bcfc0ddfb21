import type { VaultCalls, VaultEvents, VaultSettings } from '../auth/vault-contract.js';
import { asDeskpassError, DeskpassError } from '../core/errors.js';
import { createChannel, type Channel } from '../wire/channel.js';
import { unreachable, type StartVault } from './start-vault.js';

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
    const vault = options.startVault({ url, onFailure: finish });
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
        finish(unreachable(url));
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
