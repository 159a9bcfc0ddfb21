/** The part of Trusted Types (W3C, §2.3) that starting a worker needs. */
interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { readonly createScriptURL: (url: string) => string }): ScriptUrlPolicy;
}

/** The policy's name, for a page's `trusted-types` directive. */
export const POLICY_NAME = 'deskpass';

// A page that lists policy names lets each be made once, so the first one serves every session on the page.
let policy: ScriptUrlPolicy | undefined;

/**
 * An address that `new Worker` takes where the page asks for Trusted Types; elsewhere the same string. Covers nothing
 * but this page's own origin and what this page has made itself.
 *
 * @throws TypeError where the page's Content-Security-Policy does not allow the policy.
 */
export function trustedWorkerUrl(url: URL): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  if (!trustedTypes) return url.href;
  policy ??= trustedTypes.createPolicy(POLICY_NAME, {
    createScriptURL(text) {
      if (new URL(text).origin === origin) return text;
      throw new TypeError(`The policy "${POLICY_NAME}" covers this page's own origin only`);
    },
  });
  // What comes out is a TrustedScriptURL, which the compiler's own types of the platform do not know.
  return policy.createScriptURL(url.href) as string;
}
