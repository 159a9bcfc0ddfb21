import type { OidcClient } from 'oidc-client-ts';
import type { BackendContext } from '../../auth/backend.js';
import { DeskpassError } from '../../core/errors.js';
import { createEngine, type EngineOptions } from './engine.js';
import { asProviderFailure, invalidProvider } from './failures.js';
import { createKeySet, type KeySet } from './key-set.js';
import { parseProviderMetadata, type ProviderFacts } from './provider-metadata.js';
import type { OidcSettings } from './settings.js';
import { createTransport, type Transport } from './transport.js';

/** One OpenID provider: what it says about itself, its keys, and engines to speak to it. */
export interface Provider {
  readonly settings: OidcSettings;
  readonly keys: KeySet;
  /** Loads the metadata once, and again after a failure. Rejects with what `detect` rejects with. */
  facts(): Promise<ProviderFacts>;
  /** Asks for the metadata once more, only to see whether requests come through. */
  probe(): Promise<void>;
  /** An engine for one conversation. */
  engine(options?: ProviderEngineOptions): Promise<OidcClient>;
  /** Sends a request that the engine knows nothing of. */
  readonly send: Transport;
  protectedUrls(): readonly string[];
}

export interface ProviderEngineOptions extends Pick<EngineOptions, 'stateStore' | 'loadUserInfo' | 'checkTokens'> {
  /** Milliseconds for each request. */
  readonly timeoutMs?: number;
}

/** Makes the provider of a sign-in method. Asks it nothing yet. */
export function createProvider(settings: OidcSettings, context: BackendContext): Provider {
  const { fetch, pageUrl, development, now } = context;
  const shared = { settings, pageUrl };
  const transport = createTransport(fetch);
  // The metadata hardly ever changes, and the provider's own Cache-Control says how long.
  const cached: Transport = (url, init) => transport(url, { ...init, cache: 'default' });

  const load = async (send: Transport): Promise<ProviderFacts> => {
    try {
      const document = await createEngine({ ...shared, transport: send }).metadataService.getMetadata();
      return parseProviderMetadata(document, settings, development);
    } catch (thrown) {
      throw thrown instanceof DeskpassError ? thrown : invalidProvider('its metadata cannot be read');
    }
  };
  const loadTwice = (): Promise<ProviderFacts> =>
    load(cached).catch((thrown: unknown) => {
      if (thrown instanceof DeskpassError && thrown.code === 'provider-unreachable') return load(cached);
      throw thrown;
    });

  let loading: Promise<ProviderFacts> | null = null;
  let endpoints: readonly string[] = [];
  const facts = (): Promise<ProviderFacts> => {
    loading ??= loadTwice().then(
      (found) => {
        endpoints = found.endpoints;
        return found;
      },
      (thrown: unknown) => {
        loading = null;
        throw thrown;
      },
    );
    return loading;
  };
  const engine = async ({ timeoutMs, ...options }: ProviderEngineOptions = {}): Promise<OidcClient> => {
    const { metadata } = await facts();
    return createEngine({ ...shared, metadata, transport: createTransport(fetch, timeoutMs), ...options });
  };
  const loadKeys = async () => {
    try {
      return { keys: (await (await engine()).metadataService.getSigningKeys()) ?? [] };
    } catch (thrown) {
      throw asProviderFailure(thrown);
    }
  };

  return {
    settings,
    keys: createKeySet(loadKeys, now),
    facts,
    engine,
    async probe() {
      await load(transport);
    },
    send: transport,
    protectedUrls: () => [settings.authority, ...endpoints],
  };
}
