import { CURRENT, OLD } from '../../../demo/keycloak/distribution.js';
import { startKeycloak } from '../../../demo/keycloak/keycloak-server.js';
import { startOnFreePorts } from '../../e2e/support/free-ports.js';
import { shareKeycloak } from './shared-keycloak.js';

/** One server for the whole run; each test has a realm of its own in it. */
export default async function startServer(): Promise<() => Promise<void>> {
  const release = process.env['DESKPASS_KEYCLOAK'] === 'old' ? OLD : CURRENT;
  const keycloak = await startOnFreePorts(5250, (port) => startKeycloak({ port, release }));
  shareKeycloak(keycloak);
  return keycloak.close;
}
