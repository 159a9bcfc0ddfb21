import { invalidAnswer, refused } from './failures.js';
import type { Nodes, Reply } from './nodes.js';
import { parseXml, textOf } from './parse-xml.js';
import type { AuthMode } from './settings.js';

export interface System {
  readonly authMode: AuthMode;
  /** The domain of the notification service, or empty where it cannot be used. */
  readonly xmppDomain: string;
}

const MODES: readonly AuthMode[] = ['SSO', 'NON_SSO', 'HYBRID'];

/**
 * How this Finesse signs agents in. A node that is out of service goes on answering this, so the next one is asked.
 * Rejects with `provider-unreachable`, `provider-refused` or `provider-invalid`.
 */
export async function readSystem(nodes: Nodes): Promise<System> {
  const { status, body } = await nodes.request('/finesse/api/SystemInfo', { isUsable: isInService });
  if (status === 401) {
    throw refused(status, null, 'This release wants credentials for SystemInfo: set "authMode" in the desk file.');
  }
  const root = status === 200 ? parseXml(body) : null;
  const authMode = MODES.find((mode) => mode === textOf(root, 'systemAuthMode'));
  if (root?.name !== 'SystemInfo' || authMode === undefined) throw invalidAnswer('SystemInfo');
  const domain = textOf(root, 'xmppDomain');
  return { authMode, xmppDomain: /^[\w.-]{1,253}$/.test(domain) ? domain : '' };
}

function isInService({ body }: Reply): boolean {
  return textOf(parseXml(body), 'status') !== 'OUT_OF_SERVICE';
}
