import { unreachable, oauthFailure, invalidProvider } from './failures.js';
import type { Provider } from './provider.js';
import type { TokenResponse } from './token-response.js';

const UMA_TICKET = 'urn:ietf:params:oauth:grant-type:uma-ticket';

/** What every browser sends with a form. */
const FORM = 'application/x-www-form-urlencoded';

/**
 * Asks Keycloak what the agent may do at a resource server (User-Managed Access 2.0 as Keycloak answers it with
 * `response_mode=permissions`): the permissions as `resource#scope`, or `resource#` where it has no scopes, so that none
 * is taken for a role. None where the agent may do nothing there.
 *
 * @throws DeskpassError `provider-unreachable`, `provider-refused` or `provider-invalid`.
 */
export async function umaPermissions(
  provider: Provider,
  audience: string,
  { access_token: token }: TokenResponse,
): Promise<readonly string[]> {
  const { metadata } = await provider.facts();
  const response = await provider.send(metadata.token_endpoint, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': FORM },
    body: new URLSearchParams({ grant_type: UMA_TICKET, audience, response_mode: 'permissions' }).toString(),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return parsePermissions(answer);
  const error = isRecord(answer) && typeof answer['error'] === 'string' ? answer['error'] : '';
  // That an agent may do nothing is an answer, and Keycloak's word for it is this error.
  if (response.status === 403 && error === 'access_denied') return [];
  throw error === '' ? unreachable('status', { status: response.status }) : oauthFailure(error);
}

function parsePermissions(answer: unknown): readonly string[] {
  if (!Array.isArray(answer)) throw invalidProvider('its permissions are no list');
  return answer.flatMap((permission: unknown) => {
    if (!isRecord(permission) || typeof permission['rsname'] !== 'string') {
      throw invalidProvider('a permission names no resource');
    }
    const { rsname: resource, scopes } = permission;
    const named = Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
    return named.length === 0 ? [`${resource}#`] : named.map((scope) => `${resource}#${scope}`);
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
