import { createAdmin } from '../../../demo/keycloak/admin.js';
import type { Keycloak } from '../../../demo/keycloak/keycloak-server.js';

/** The run's server, as a process that has not started it knows it. */
type SharedKeycloak = Omit<Keycloak, 'close'>;

const VARIABLE = 'DESKPASS_KEYCLOAK_SERVER';

/** Tells the processes that run tests where the server is. */
export function shareKeycloak({ origin, url, loopback, operator }: SharedKeycloak): void {
  process.env[VARIABLE] = JSON.stringify({ origin, url, loopback, operator });
}

/** The server that the run has started. */
export function sharedKeycloak(): SharedKeycloak {
  const plain = JSON.parse(process.env[VARIABLE] ?? '{}') as Omit<SharedKeycloak, 'admin'>;
  return { ...plain, admin: createAdmin({ url: plain.loopback, ...plain.operator }) };
}
