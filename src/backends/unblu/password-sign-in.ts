import type { PasswordChallenge } from '../../auth/challenge.js';
import type { ProblemCode } from '../../auth/problem.js';
import type { Addresses } from './addresses.js';
import { invalidAnswer, setupIncomplete } from './failures.js';
import { parseObject, parseScalar } from './parse-json.js';
import type { Transport } from './transport.js';

/** Asks for user name and password. */
export function passwordChallenge(identifier: string, problem: ProblemCode | null): PasswordChallenge {
  return {
    kind: 'password',
    identifier,
    isIdentifierFixed: false,
    extension: null,
    problem: problem === null ? null : { code: problem, until: null, rules: [] },
    actions: ['cancel'],
  };
}

/**
 * Gives user name and password to Unblu, in a body: the older web API has a GET for this too, which would put them into
 * the address. Resolves with whether they were taken. Unblu does not say why they were not: the reason may be a wrong
 * password, a user without one, or a role for which this is the wrong entry path.
 */
export async function signInByPassword(
  { identifier, password }: { readonly identifier: string; readonly password: string },
  parts: {
    readonly transport: Transport;
    readonly addresses: Addresses;
    readonly api: 'v3' | 'v4';
    readonly signal: AbortSignal;
  },
): Promise<boolean> {
  const { transport, addresses, api, signal } = parts;
  const body = { username: identifier, password };
  const { status, text } = await transport({ endpoint: 'login', url: addresses.authenticator('login'), body, signal });
  const success = status === 200 ? parseObject(text)?.['success'] : false;
  if (success === true) return true;
  // Which status a refusal has is not documented.
  const isRefusal = success === false && (status === 200 || status === 401 || status === 403);
  if (!isRefusal) throw invalidAnswer('login', 'it does not say whether it takes the sign-in');
  if (api === 'v3' && (await hasPasswordFile(parts))) throw setupIncomplete();
  return false;
}

/** Whether the installation is unfinished, which only the older web API tells. */
async function hasPasswordFile({
  transport,
  addresses,
  signal,
}: {
  readonly transport: Transport;
  readonly addresses: Addresses;
  readonly signal: AbortSignal;
}): Promise<boolean> {
  const url = addresses.authenticator('checkSuperAdminPasswordFile');
  const { status, text } = await transport({ endpoint: 'installation', url, signal });
  return status === 200 && parseScalar(text) === 'true';
}
