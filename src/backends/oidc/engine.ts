import { OidcClient, type OidcClientSettings, type StateStore } from 'oidc-client-ts';
import { DeskpassError } from '../../core/errors.js';
import { invalidProvider } from './failures.js';
import type { ProviderMetadata } from './provider-metadata.js';
import type { OidcSettings } from './settings.js';
import type { TokenResponse } from './token-response.js';
import type { Transport } from './transport.js';

/** What one run of the engine works with. */
export interface EngineOptions {
  readonly settings: OidcSettings;
  readonly pageUrl: string;
  readonly transport: Transport;
  /** Undefined lets the engine load it. */
  readonly metadata?: ProviderMetadata;
  /** What the engine keeps while it runs: at most one transaction, in memory. */
  readonly stateStore?: StateStore;
  readonly loadUserInfo?: boolean;
  /** Checks a raw token response. The engine sees no more of it than what this resolves with. */
  readonly checkTokens?: (raw: unknown) => Promise<TokenResponse>;
}

/**
 * Makes an `oidc-client-ts` client for one conversation.
 *
 * The engine builds requests, keeps the transaction and speaks to the endpoints; every check is ours. It has no way
 * to be given a `fetch` or a validation, so they are put into places that it keeps to itself, and its version is
 * pinned exactly. Each hook has a test in `test/backends/oidc-hooks.test.ts`.
 *
 * 1. `fetchWithTimeout` of its four JSON clients (metadata, code exchange, refresh and revocation, UserInfo) is
 *    replaced by our transport, so that nothing leaves by another way.
 * 2. `exchangeCode` and `exchangeRefreshToken` pass what they get through `checkTokens` before anybody sees it.
 *
 * An engine that lacks one of these places is refused with `internal`: going on would mean going on unchecked.
 */
export function createEngine(options: EngineOptions): OidcClient {
  const { settings, pageUrl, transport, metadata, stateStore = NOTHING_KEPT, loadUserInfo = false } = options;
  const engineSettings: OidcClientSettings = {
    authority: settings.authority,
    client_id: settings.client_id,
    redirect_uri: pageUrl,
    post_logout_redirect_uri: pageUrl,
    response_type: 'code',
    scope: settings.scope,
    stateStore,
    loadUserInfo,
    filterProtocolClaims: false,
    ...(metadata ? { metadata: { ...metadata } } : {}),
  };
  const engine = new OidcClient(engineSettings);
  hookIn(engine as unknown as Innards, transport, options.checkTokens ?? refuseTokens);
  return engine;
}

type Exchange = (args: unknown) => Promise<unknown>;
interface JsonClient {
  fetchWithTimeout: Transport;
}
interface TokenClient {
  readonly _jsonService: JsonClient;
  exchangeCode: Exchange;
  exchangeRefreshToken: Exchange;
}
/** The places in `OidcClient` of oidc-client-ts 3.5.0 that its types do not show. */
interface Innards {
  readonly metadataService: { readonly _jsonService: JsonClient };
  readonly _tokenClient: TokenClient;
  readonly _validator: {
    readonly _tokenClient: TokenClient;
    readonly _userInfoService: { readonly _jsonService: JsonClient };
  };
}

function hookIn(innards: Innards, transport: Transport, check: (raw: unknown) => Promise<TokenResponse>): void {
  const { metadataService, _tokenClient: refreshing, _validator: validator } = innards;
  const userInfo: Transport = async (url, init) => {
    const response = await transport(url, init);
    // The engine would read a signed answer without looking at the signature.
    if (response.headers.get('content-type')?.startsWith('application/jwt')) {
      throw invalidProvider('its UserInfo answer is signed', 'Register the client for plain JSON.');
    }
    return response;
  };
  const requests: readonly (readonly [JsonClient, Transport])[] = [
    [metadataService._jsonService, transport],
    [refreshing._jsonService, transport],
    [validator._tokenClient._jsonService, transport],
    [validator._userInfoService._jsonService, userInfo],
  ];
  for (const [client, send] of requests) replace(client, 'fetchWithTimeout', () => send);
  for (const client of new Set([refreshing, validator._tokenClient])) {
    for (const name of ['exchangeCode', 'exchangeRefreshToken'] as const) {
      replace(client, name, (original) => async (args) => check(await original.call(client, args)));
    }
  }
}

function replace<T, Name extends keyof T & string>(owner: T, name: Name, wrap: (original: T[Name]) => T[Name]): void {
  if (typeof owner[name] !== 'function') {
    throw new DeskpassError('internal', `This oidc-client-ts has no ${name}`);
  }
  owner[name] = wrap(owner[name]);
}

const refuseTokens = (): Promise<never> =>
  Promise.reject(new DeskpassError('internal', 'Nobody asked for tokens here'));

/** For runs of the engine that start no transaction. */
const NOTHING_KEPT: StateStore = {
  set: () => Promise.resolve(),
  get: () => Promise.resolve(null),
  remove: () => Promise.resolve(null),
  getAllKeys: () => Promise.resolve([]),
};
