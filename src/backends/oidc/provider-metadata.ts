import { DeskpassError } from '../../core/errors.js';
import { isSecureUrl } from '../../core/loopback.js';
import { invalidProvider } from './failures.js';
import type { OidcSettings } from './settings.js';

/** The checked part of a provider's metadata (OpenID Connect Discovery §3, RFC 8414 §2). */
export interface ProviderMetadata {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
  readonly userinfo_endpoint?: string;
  readonly revocation_endpoint?: string;
  readonly end_session_endpoint?: string;
}

/** Metadata and what follows from it. */
export interface ProviderFacts {
  readonly metadata: ProviderMetadata;
  /** Every endpoint that takes or gives a credential, for {@link Backend.protectedUrls}. */
  readonly endpoints: readonly string[];
  /** Whether every answer must name its issuer (RFC 9207 §3). */
  readonly namesIssuer: boolean;
}

const REQUIRED = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;
const OPTIONAL = ['userinfo_endpoint', 'revocation_endpoint', 'end_session_endpoint'] as const;

/**
 * Reads a discovery document.
 *
 * 1. Its `issuer` is the configured authority, character for character (Discovery §4.3).
 * 2. The endpoints that we use are absolute and secure (RFC 9700 §2.6).
 * 3. It names PKCE with S256, unless the desk file overrides that: a provider that ignores the challenge leaves us
 *    without our protection against forged answers (RFC 9700 §2.1.1).
 *
 * @throws DeskpassError `issuer-mismatch` or `provider-invalid`.
 */
export function parseProviderMetadata(document: unknown, settings: OidcSettings, development: boolean): ProviderFacts {
  if (typeof document !== 'object' || document === null) throw invalidProvider('its metadata is no object');
  const fields = document as Readonly<Record<string, unknown>>;
  checkIssuer(fields['issuer'], settings.authority);

  const endpoint = (name: string): string | undefined => {
    const value = fields[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && URL.canParse(value) && isSecureUrl(new URL(value), development)) return value;
    throw invalidProvider(`${name} is not a secure address`, 'Let the provider publish https addresses.');
  };
  const required = Object.fromEntries(
    REQUIRED.map((name) => {
      const url = endpoint(name);
      if (url === undefined) throw invalidProvider(`its metadata has no ${name}`);
      return [name, url];
    }),
  ) as Record<(typeof REQUIRED)[number], string>;
  const optional = Object.fromEntries(
    OPTIONAL.map((name) => [name, endpoint(name)]).filter(([, url]) => url !== undefined),
  ) as Partial<Record<(typeof OPTIONAL)[number], string>>;

  const challenges = fields['code_challenge_methods_supported'];
  const hasS256 = Array.isArray(challenges) && challenges.includes('S256');
  if (!hasS256 && !settings.acceptProviderThatDoesNotAdvertiseS256) {
    throw invalidProvider(
      'its metadata does not name PKCE with S256',
      'Turn PKCE on at the provider, or, where it is on but not named, set "acceptProviderThatDoesNotAdvertiseS256": true.',
    );
  }
  return {
    metadata: { issuer: settings.authority, ...required, ...optional },
    endpoints: endpointsIn(fields),
    namesIssuer: fields['authorization_response_iss_parameter_supported'] === true,
  };
}

function checkIssuer(issuer: unknown, authority: string): void {
  if (issuer === authority) return;
  if (typeof issuer !== 'string') throw invalidProvider('its metadata has no issuer');
  throw new DeskpassError('issuer-mismatch', 'The provider says that it is another one', {
    suggestion: 'Set the authority to the issuer in its metadata, character for character (a final / counts).',
    facts: { expected: authority, found: issuer.slice(0, 200) },
  });
}

/** All `*_endpoint` addresses, those for mutual TLS (RFC 8705 §5) included, without query. */
function endpointsIn(fields: Readonly<Record<string, unknown>>): string[] {
  const aliases = fields['mtls_endpoint_aliases'];
  const more = typeof aliases === 'object' && aliases !== null ? Object.entries(aliases) : [];
  const found = [...Object.entries(fields), ...more]
    .filter(([name, value]) => name.endsWith('_endpoint') && typeof value === 'string' && URL.canParse(value))
    .map(([, value]) => {
      const url = new URL(value as string);
      url.search = '';
      url.hash = '';
      return url.href;
    });
  return [...new Set(found)];
}
