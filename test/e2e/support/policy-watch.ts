import type { BrowserContext } from '@playwright/test';

/** What a page's policy refused, or an error that no one caught. */
export type Violation = string;

/** What browsers write to the console when a Content Security Policy or Trusted Types refuse something. */
const REFUSAL = /content security policy|content-security-policy|trusted ?types?\b|TrustedScript|TrustedHTML/i;

/**
 * Notes everything in a context that a policy refuses, reported or not, and every uncaught error, in all pages and
 * frames of it.
 */
export async function watchPolicies(context: BrowserContext): Promise<readonly Violation[]> {
  const seen: Violation[] = [];
  context.on('console', (message) => {
    if (REFUSAL.test(message.text())) seen.push(`console: ${message.text()}`);
  });
  context.on('weberror', (failure) => {
    seen.push(`error: ${failure.error().message}`);
  });
  await context.exposeFunction('noteViolation', (what: string) => {
    seen.push(what);
  });
  await context.addInitScript(() => {
    addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI, documentURI }) => {
        const note = (globalThis as { noteViolation?: (what: string) => void }).noteViolation;
        note?.(`${effectiveDirective} refused ${blockedURI} in ${documentURI}`);
      },
      true,
    );
  });
  return seen;
}
