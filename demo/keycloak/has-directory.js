import { existsSync } from 'node:fs';

/** Where Debian's package `slapd` has the server, what fills it, its parts, and what its entries may hold. */
export const SLAPD = {
  server: '/usr/sbin/slapd',
  fill: '/usr/sbin/slapadd',
  modules: '/usr/lib/ldap',
  schemas: ['core', 'cosine', 'inetorgperson'].map((name) => `/etc/ldap/schema/${name}.schema`),
};

/** Whether this machine has it. */
export const hasDirectory = () =>
  [SLAPD.server, SLAPD.fill, SLAPD.modules, ...SLAPD.schemas].every((path) => existsSync(path));
