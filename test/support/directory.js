/** Whether this machine has a directory to sign in against, and how to get one. Built-ins only. */
import { hasDirectory } from '../../demo/keycloak/has-directory.js';
import { installCommand, installPackages, isDebian } from './debian.js';

const PACKAGES = ['slapd'];

/**
 * Installs the directory where it is missing and that needs no one's leave. It is left without a configuration: a
 * service that has none does not start, and the tests bring their own.
 */
export function installDirectory() {
  if (hasDirectory()) return;
  installPackages(PACKAGES, { answers: 'slapd slapd/no_configuration boolean true\n' });
}

/** Why nobody can sign in by a directory here, one sentence, or null where they can. */
export function whyNoDirectory() {
  if (hasDirectory()) return null;
  return isDebian() ? `run: ${installCommand(PACKAGES)}` : 'slapd, as Debian packages it, is missing';
}
