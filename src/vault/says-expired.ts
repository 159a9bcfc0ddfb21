import type { AnswerBody } from './answer-body.js';
import { bearerChallenge } from './www-authenticate.js';

/** A body longer than this is no complaint about a token. */
const LONGEST_COMPLAINT = 8192;

/**
 * Whether an answer says that the credential has expired:
 *
 * 1. 401 whose Bearer challenge says `invalid_token` or no error, or that has no Bearer challenge.
 * 2. Not so where the body is an error of Cisco Finesse that is about something else: there 401 also says that another
 *    agent is named or that a state cannot be changed, and renewing does not mend that.
 * 3. 400 with `{"error":"invalid_grant"}`, which is how a gateway in front of Keycloak says it.
 */
export async function saysExpired(
  { response, body }: { readonly response: Response; readonly body: AnswerBody },
  signal: AbortSignal,
): Promise<boolean> {
  const read = async (): Promise<string> => {
    // One that breaks off breaks off again where it is delivered.
    const isRead = await body.readUpTo(LONGEST_COMPLAINT, signal).catch(() => false);
    signal.throwIfAborted();
    return isRead ? body.text() : '';
  };
  if (response.status === 400) return isInvalidGrant(await read());
  if (response.status !== 401) return false;
  const error = bearerChallenge(response.headers.get('www-authenticate'))?.get('error');
  if (error !== undefined) return error === 'invalid_token';
  const isXml = (response.headers.get('content-type') ?? '').includes('xml');
  return !isXml || !isOtherFinesseError(await read());
}

function isInvalidGrant(text: string): boolean {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null && (said as { error?: unknown }).error === 'invalid_grant';
  } catch {
    return false;
  }
}

function isOtherFinesseError(text: string): boolean {
  const [, type] = /<ApiErrors>\s*<ApiError>.*?<ErrorType>([^<]*)<\/ErrorType>/s.exec(text) ?? [];
  return type !== undefined && type.trim().toLowerCase() !== 'authorization failure';
}
