import { errorTypeOf } from './error-type.js';
import { invalidAnswer, refused } from './failures.js';
import type { Nodes } from './nodes.js';
import { parseXml, textOf } from './parse-xml.js';
import type { FinesseSettings } from './settings.js';

/**
 * How one agent of a HYBRID Finesse signs in. Anybody may ask that of anybody, and is told who does not exist.
 *
 * Rejects with `provider-unreachable`, `provider-invalid`, and `provider-refused` where an administrator has switched
 * the question off and the settings do not say what holds then.
 */
export async function readUserAuthMode(
  nodes: Nodes,
  identifier: string,
  { authModeOtherwise }: Pick<FinesseSettings, 'authModeOtherwise'>,
): Promise<'SSO' | 'NON_SSO' | 'unknown-user'> {
  const { status, body } = await nodes.request(`/finesse/api/UserAuthMode/${encodeURIComponent(identifier)}`);
  if (status === 200) {
    const root = parseXml(body);
    const mode = root?.name === 'UserAuthMode' ? textOf(root, 'authMode') : '';
    if (mode === 'SSO' || mode === 'NON_SSO') return mode;
    throw invalidAnswer('UserAuthMode');
  }
  const errorType = errorTypeOf(body);
  if (status === 404 && errorType === 'User Not Found') return 'unknown-user';
  // Unified CCX has no such question, and 403 says that it is switched off.
  if ((status === 403 || status === 404) && authModeOtherwise !== undefined) return authModeOtherwise;
  throw refused(
    status,
    errorType,
    'Switch the UserAuthMode service of Finesse on, or set "authModeOtherwise" in the desk file.',
  );
}
