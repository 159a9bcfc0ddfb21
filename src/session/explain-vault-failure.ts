import { DeskpassError } from '../core/errors.js';
import type { VaultFailure } from './start-vault.js';

const POLICY = "the page's Content-Security-Policy";
const COPY = 'serve a copy of vault.js from the page\'s own origin and name it in the attribute "vault"';
const NAMED = 'if a bundler has moved this code, copy dist/bundle and name its vault.js in the attribute "vault"';

/** Says why the vault did not start, and what the page must change. */
export function explainVaultFailure({ code, url, directive, cause }: VaultFailure): DeskpassError {
  const isSameOrigin = url.origin === origin;
  if (code === 'vault-refused') {
    return new DeskpassError(code, `The page's Content-Security-Policy refuses the vault's worker`, {
      suggestion: isSameOrigin ? `Add ${directive} to ${POLICY}.` : `Add ${directive} to ${POLICY}, or ${COPY}.`,
      facts: { directive, url: url.href },
      cause,
    });
  }
  return new DeskpassError(code, `The vault's script ${url.href} did not start`, {
    suggestion: isSameOrigin
      ? `Check that vault.js lies at that address and is served as text/javascript; ${NAMED}.`
      : `Check that vault.js lies at that address, is served as text/javascript and with CORS for this page's origin, and that ${POLICY}, if it has one, says ${directive}.`,
    facts: { url: url.href },
    cause,
  });
}
