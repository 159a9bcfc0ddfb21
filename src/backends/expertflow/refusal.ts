/**
 * The words before the colon of a refusal's reason. The documents list them one by one and both generations of the
 * library have the same, so that they serve as codes; what follows them is a sentence and is never looked at.
 */
const LABELS = {
  'Invalid User Credentials': 'credentials',
  'Account Disabled': 'disabled',
  'Password Update Required': 'password-due',
  'Refresh Token Expired': 'expired',
  'Invalid Client Secret': 'misconfigured',
  'Invalid Client ID': 'misconfigured',
  'Invalid Realm': 'misconfigured',
  'Keycloak Server Inaccessible': 'unreachable',
  'Hostname Not Found': 'unreachable',
} as const;

/** The outcomes of the OTP manager. */
const OTP_CODES = ['OTP_INVALID', 'OTP_EXPIRED', 'OTP_MAX_ATTEMPTS'] as const;

export type RefusalLabel = (typeof LABELS)[keyof typeof LABELS];
export type OtpCode = (typeof OTP_CODES)[number];

/** What is left of a refusal once it has been read: nothing that Expertflow wrote. */
export interface Refusal {
  /**
   * Who refused, by the members of the body: the sign-in (`error_detail`), the second factor (`error` is a number), the
   * set-up of its channel (`status` with `error_message`), the gateway, or somebody unknown.
   */
  readonly from: 'sign-in' | 'second-factor' | 'channel' | 'gateway' | 'unknown';
  /** The number in the body where there is one, else that of HTTP. */
  readonly status: number;
  readonly label: RefusalLabel | null;
  readonly otpCode: OtpCode | null;
  /** Seconds to wait, or null where nobody says. */
  readonly retryAfter: number | null;
}

export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isStatus = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 400 && value <= 599;

/**
 * Reads a refusal in any of its documented shapes, or null where the body is none:
 *
 * - `{"error":{"error_message","error_detail":{"status","reason"}}}` and its inner object alone
 * - `{"error":401,"error_message"}` of the second factor, `error_detail.message` holding the OTP manager's code
 * - `{"status":400,"error_message"}` of a channel that is set up wrongly
 * - `{"status":400,"message"}` of a refresh
 * - `{"statusCode":401,"msg"}`, and each of them inside `{"statusCode","data"}`
 */
export function readRefusal(body: unknown, http: { readonly status: number; readonly retryAfter: number | null }) {
  const isRefused = http.status >= 400;
  if (!isMembers(body)) return isRefused ? refusal('gateway', http.status) : null;
  const outer = body['statusCode'];
  const inner = [body, body['error'], body['data'], isMembers(body['data']) ? body['data']['error'] : null]
    .filter(isMembers)
    .find((members) => 'error_message' in members || 'error_detail' in members);
  if (inner) return describe(inner);
  const number = [body['error'], body['statusCode'], body['status']].find(isStatus);
  if (number !== undefined) return refusal('unknown', number, labelIn(body['msg']) ?? labelIn(body['message']));
  const data = isMembers(body['data']) ? body['data']['status'] : undefined;
  if (isStatus(data)) return refusal('unknown', data);
  if (!isRefused) return null;
  const isGateway = ['error', 'error_msg', 'message'].some((name) => typeof body[name] === 'string');
  return refusal(isGateway ? 'gateway' : 'unknown', http.status);

  function describe(members: Members): Refusal {
    const detail = isMembers(members['error_detail']) ? members['error_detail'] : {};
    const { error, status: own } = members;
    const status = [detail['status'], error, own, members['statusCode'], outer, http.status].find(isStatus);
    const otpCode = OTP_CODES.find((code) => code === detail['message']) ?? null;
    const from =
      otpCode !== null || typeof error === 'number'
        ? 'second-factor'
        : 'error_detail' in members
          ? 'sign-in'
          : isStatus(own)
            ? 'channel'
            : 'unknown';
    return { ...refusal(from, status ?? 400, labelIn(detail['reason'])), otpCode };
  }

  function refusal(from: Refusal['from'], status: number, label: RefusalLabel | null = null): Refusal {
    return { from, status, label, otpCode: null, retryAfter: http.retryAfter };
  }
}

function labelIn(reason: unknown): RefusalLabel | null {
  if (typeof reason !== 'string') return null;
  const [label = ''] = reason.split(':', 1);
  return Object.hasOwn(LABELS, label) ? LABELS[label as keyof typeof LABELS] : null;
}
