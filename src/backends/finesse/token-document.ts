import { invalidAnswer } from './failures.js';

/** What the token service answers (Finesse Web Services Developer Guide, Single Sign-On). */
export interface TokenDocument {
  readonly token: string;
  /** Only where it was asked for, and as a rule not in the answer to a refresh. */
  readonly refreshToken: string | null;
  /** Seconds. */
  readonly expiresIn: number;
  /** Whom the token is for: a login name or a login ID, or empty. */
  readonly userId: string;
}

/** RFC 6750 §2.1, `b64token`: nothing else can stand in a header after `Bearer`. */
const TOKEN = /^[A-Za-z0-9\-._~+/]{1,16384}=*$/;
const LONGEST_LIFE = 366 * 86_400;

/** Reads the document; throws `provider-invalid`, which holds nothing of it. */
export function parseTokenDocument(text: string): TokenDocument {
  const { token, refresh_token, expires_in, user_id } = members(text);
  const expiresIn = typeof expires_in === 'string' ? Number(expires_in) : expires_in;
  const isLife = typeof expiresIn === 'number' && expiresIn > 0 && expiresIn <= LONGEST_LIFE;
  if (!isToken(token) || !isLife || (refresh_token !== undefined && !isToken(refresh_token))) {
    throw invalidAnswer('token');
  }
  return {
    token,
    refreshToken: refresh_token ?? null,
    expiresIn,
    userId: typeof user_id === 'string' ? user_id : '',
  };
}

const isToken = (value: unknown): value is string => typeof value === 'string' && TOKEN.test(value);

function members(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // An error page, most likely.
  }
  return {};
}
