/**
 * Throws if one of the secrets is anywhere in a value: in its text, its JSON, its properties (hidden ones such as a
 * stack included) or its causes.
 */
export function expectNoSecret(value: unknown, secrets: Iterable<string>): void {
  const text = everythingIn(value);
  for (const secret of secrets) if (text.includes(secret)) throw new Error(`a secret in ${text.slice(0, 500)}`);
}

function everythingIn(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null || depth > 8) return String(value);
  const own = Object.getOwnPropertyNames(value).map((name) => (value as Record<string, unknown>)[name]);
  return [JSON.stringify(value), ...own.map((part) => everythingIn(part, depth + 1))].join('\n');
}
