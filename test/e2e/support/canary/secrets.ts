import type { Exchange } from '../wire-tap.js';

/** A value that must not be seen outside the vault, under the name that the standard gives it. */
export interface Secret {
  readonly name: 'access_token' | 'refresh_token' | 'id_token' | 'code_verifier';
  readonly value: string;
}

const GRANTED = ['access_token', 'refresh_token', 'id_token'] as const;

/** The secrets that have gone over the provider's token endpoint. */
export function secretsIn(exchanges: readonly Exchange[]): Secret[] {
  return exchanges
    .filter(({ method, url }) => method === 'POST' && url === '/token')
    .flatMap(({ requestBody, responseBody, status }): Secret[] => {
      const verifier = new URLSearchParams(String(requestBody)).get('code_verifier');
      const asked: Secret[] = verifier === null ? [] : [{ name: 'code_verifier', value: verifier }];
      // An answer that is still to be sent has told nobody anything.
      if (status !== 200 || responseBody.length === 0) return asked;
      const answer = JSON.parse(String(responseBody)) as Record<string, unknown>;
      const given = GRANTED.flatMap((name) => {
        const value = answer[name];
        return typeof value === 'string' ? [{ name, value }] : [];
      });
      return [...asked, ...given];
    });
}

/**
 * The texts by which a secret is recognised: itself, itself in base64 wherever it begins in that, and each part of a
 * JWT that is worth something alone (RFC 7519 §3). A header says nothing.
 */
export function marksOf({ value }: Secret): string[] {
  const parts = value.split('.');
  const whole = parts.length === 3 ? [value, ...parts.slice(1)] : [value];
  const inBase64 = [0, 1, 2].map((shift) =>
    Buffer.from(`${' '.repeat(shift)}${value}`)
      .toString('base64')
      // The ends depend on what stands before and after.
      .slice(4, -4)
      .replaceAll('=', ''),
  );
  return [...whole, ...inBase64];
}
