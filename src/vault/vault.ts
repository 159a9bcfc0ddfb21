import type { VaultCalls, VaultEvents, VaultSettings } from '../auth/vault-contract.js';
import type { SignInDetection } from '../core/desk.js';
import { DeskpassError, toWireError } from '../core/errors.js';
import type { RequestRecord } from '../core/request-record.js';
import { createChannel } from '../wire/channel.js';
import type { Handlers } from '../wire/contract.js';
import type { Clock } from './clock.js';
import { createConversation, type Conversation } from './conversation.js';
import { createCredentialKeeper, notSignedIn } from './credential-keeper.js';
import { setDeadline } from './deadline.js';
import { detectMethods } from './detect-methods.js';
import { createLazyBroker, type LazyBroker } from './lazy-broker.js';
import type { Random } from './renewal-plan.js';
import { createRenewal } from './renewal.js';
import { createSignInBackends, type BackendTable, type SignInBackends } from './sign-in-backends.js';
import { orAborted } from './single-flight.js';
import { checkSettings } from './vault-settings.js';
import type { VaultStore } from './vault-store.js';

/** A system that does not take a sign-out within this is left alone: the vault is empty already. */
const SIGN_OUT_TIMEOUT_MS = 10_000;

/** What a vault uses of the world. */
export interface VaultOptions {
  /** The page's port: who holds the other end is the page. */
  readonly port: MessagePort;
  readonly backends: BackendTable;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly random: Random;
  readonly openStore: (onRefused: (error: DeskpassError) => void) => VaultStore;
}

/** What there is once the page has configured the vault. */
interface Furnished {
  readonly backends: SignInBackends;
  readonly detection: SignInDetection;
  readonly conversation: Conversation;
  readonly broker: LazyBroker;
}

/**
 * The place where the credential lives. Speaks `VaultCalls` and `VaultEvents` on the page's port and the network
 * contract on each gadget's. Nothing it says holds a credential. Ends when the page closes the port.
 */
export function createVault({ port, backends: table, fetch, clock, random, openStore }: VaultOptions): void {
  let furnished: Furnished | null = null;
  const keeper = createCredentialKeeper(clock);
  const report = (error: unknown): void => {
    channel.emit('trouble', { error: toWireError(error) });
  };
  const renewal = createRenewal({
    keeper,
    clock,
    random,
    events: {
      onRenewed: (session) => {
        channel.emit('renewed', session);
      },
      onIdentityChanged: (change, session) => {
        channel.emit('identity-changed', { change, session });
      },
      onExpiring: (expiresAt) => {
        channel.emit('expiring', { expiresAt });
      },
      onTrouble: report,
      onEnded: (reason, error) => {
        channel.emit('ended', error ? { reason, error: toWireError(error) } : { reason });
      },
    },
  });

  const furnish = (settings: VaultSettings): Furnished => {
    const { pageUrl, deskOrigin, development, signIn, detection, grants } = checkSettings(settings);
    const store = openStore(report);
    const world = { pageUrl, development, fetch, now: () => clock.now(), store, report };
    const backends = createSignInBackends({ table, methods: signIn, world });
    const conversation = createConversation({
      backends,
      pageUrl,
      development,
      store,
      clock,
      onCredential: (credential, backend) => {
        keeper.hold(credential, backend);
        renewal.start();
      },
    });
    const broker = createLazyBroker(async () => {
      const { serveGadgets } = await import('./serve-gadgets.js');
      const protectedUrls = (): Promise<string[]> => backends.protectedUrls();
      const onRecord = (record: RequestRecord): void => {
        channel.emit('record', record);
      };
      return serveGadgets({ fetch, clock, keeper, renewal, grants, deskOrigin, development, protectedUrls, onRecord });
    });
    return { backends, detection, conversation, broker };
  };

  const ready = (): Furnished => {
    if (!furnished) throw new DeskpassError('protocol-mismatch', 'The vault is not configured yet');
    return furnished;
  };

  const wipe = () => {
    furnished?.conversation.drop();
    renewal.stop();
    return keeper.wipe();
  };

  const handlers: Handlers<VaultCalls> = {
    configure(settings) {
      if (furnished) throw new DeskpassError('protocol-mismatch', 'The vault is configured already');
      furnished = furnish(settings);
    },
    detect(_params, { signal }) {
      const { backends, detection } = ready();
      return detectMethods(backends, { detection, clock, signal, onTrouble: report });
    },
    begin: (params, { signal }) => ready().conversation.begin(params, signal, keeper.held !== null),
    answer: (answer, { signal }) => ready().conversation.answer(answer, signal),
    async renew(_params, { signal }) {
      if (!keeper.held) throw notSignedIn();
      const { session } = await renewal.renew(signal);
      return session;
    },
    async signOut({ local }, { signal }) {
      // First, and before anything is awaited: whatever happens next, nothing is left to send.
      const wiped = wipe();
      if (local || !wiped) return { redirect: null };
      const deadline = setDeadline(clock, SIGN_OUT_TIMEOUT_MS, 'provider-unreachable', 'The system did not answer');
      const bounded = AbortSignal.any([signal, deadline.signal]);
      try {
        return { redirect: await orAborted(wiped.backend.end(wiped.credential, { signal: bounded }), bounded) };
      } finally {
        deadline.clear();
      }
    },
    attach: ({ gadget, port: gadgetPort }) => ready().broker.attach(gadget, gadgetPort),
    detach: ({ gadget }) => ready().broker.detach(gadget),
    wake() {
      renewal.wake();
    },
  };

  const channel = createChannel<object, VaultEvents, VaultCalls, object>(port, {
    handlers,
    onClose: () => {
      wipe();
      void furnished?.broker.close();
    },
  });
}
