/** The members of a JSON object, or null where a text is anything else. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  const value = parse(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** A list of texts in JSON, without what is no text; empty where it is no list. */
export function parseTexts(text: string): readonly string[] {
  const value = parse(text);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/**
 * A single value, in JSON or bare: the older web API answers with texts and booleans, and its documents do not say in
 * which form.
 */
export function parseScalar(text: string): string {
  const value = parse(text);
  if (typeof value === 'string') return value.trim();
  return typeof value === 'object' && value !== null ? '' : text.trim();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
