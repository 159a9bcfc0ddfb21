/** One challenge of a `WWW-Authenticate` header (RFC 9110 §11.6.1), names in lower case. */
export interface AuthChallenge {
  readonly scheme: string;
  readonly params: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const PARAM = new RegExp(`^(${TOKEN})\\s*=\\s*(?:(${TOKEN})|"((?:[^"\\\\]|\\\\.)*)")$`);
const SCHEME = new RegExp(`^(${TOKEN})(?:\\s+(.*))?$`, 's');
/** Parts between commas; a comma inside quotes separates nothing. */
const PARTS = /(?:[^",]|"(?:[^"\\]|\\.)*"?)+/g;

/** Reads every challenge; what cannot be read is passed over, for a server's mistake is no reason to fail. */
export function parseChallenges(header: string | null): AuthChallenge[] {
  const challenges: { scheme: string; params: Map<string, string> }[] = [];
  const addParam = (part: string): boolean => {
    const [matched, name = '', token, quoted = ''] = PARAM.exec(part) ?? [];
    const params = challenges.at(-1)?.params;
    if (matched === undefined || !params) return false;
    if (!params.has(name.toLowerCase())) params.set(name.toLowerCase(), token ?? quoted.replace(/\\(.)/g, '$1'));
    return true;
  };
  // A header this long is no challenge.
  const parts = (header ?? '').slice(0, 8192).match(PARTS) ?? [];
  for (const part of parts.map((text) => text.trim()).filter((text) => text !== '')) {
    if (addParam(part)) continue;
    const [, scheme, rest = ''] = SCHEME.exec(part) ?? [];
    if (scheme === undefined) continue;
    challenges.push({ scheme: scheme.toLowerCase(), params: new Map() });
    addParam(rest.trim());
  }
  return challenges;
}

/** The Bearer challenge's parameters (RFC 6750 §3), or null where the header has none. */
export function bearerChallenge(header: string | null): AuthChallenge['params'] | null {
  return parseChallenges(header).find(({ scheme }) => scheme === 'bearer')?.params ?? null;
}
