import type { Provider } from './provider.js';
import type { TokenResponse } from './token-response.js';

/** Permissions that the tokens do not name. Asks nobody, and loads nothing, where the desk file does not want them. */
export async function grantedPermissions(provider: Provider, tokens: TokenResponse): Promise<readonly string[]> {
  const { umaAudience } = provider.settings;
  if (umaAudience === undefined) return [];
  const { umaPermissions } = await import('./uma-permissions.js');
  return umaPermissions(provider, umaAudience, tokens);
}
