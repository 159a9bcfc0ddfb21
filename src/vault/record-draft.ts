import { asDeskpassError } from '../core/errors.js';
import type { RequestOutcome, RequestRecord } from '../core/request-record.js';
import { redactUrl } from '../core/url-rules.js';
import type { WireRequest } from '../wire/gadget-contract.js';
import type { Sent } from './authorised-fetch.js';
import type { Clock } from './clock.js';
import type { Decision } from './policy.js';
import { bearerChallenge } from './www-authenticate.js';

/** The record of one request while it is on its way. */
export interface RecordDraft {
  /** Without query values; empty until the policy has read it. */
  readonly url: string;
  readonly missingScope: string;
  bytes: number;
  ask(request: WireRequest): void;
  decided(decision: Decision): void;
  answered(sent: Sent): void;
  failed(thrown: unknown): void;
  finish(): RequestRecord;
}

/** The rules of requests that fail before the policy sees them, or in line. */
const RULES: Readonly<Record<string, string>> = {
  'request-invalid': 'request',
  'request-too-large': 'body',
  'too-many-requests': 'limit',
};

/** Starts the record of a request that has just come in. */
export function createDraft(gadget: string, clock: Clock): RecordDraft {
  const at = clock.now();
  const started = clock.monotonic();
  let ms: number | undefined;
  let method = '';
  let url = '';
  let rule = '';
  let outcome: RequestOutcome = 'failed';
  let status = 0;
  let missingScope = '';
  let authorized = false;
  let renewed = false;
  return {
    bytes: 0,
    get url() {
      return url;
    },
    get missingScope() {
      return missingScope;
    },
    ask(request) {
      // Whatever is too long for a method is none, and a log is no place for it.
      method = request.method.slice(0, 32);
    },
    decided(decision) {
      url = decision.url ? redactUrl(decision.url) : '';
      rule = decision.allow ? String(decision.index) : decision.rule;
    },
    answered({ response, secret, permissions, authorized: isAuthorized, renewed: replayed }) {
      ms = clock.monotonic() - started;
      outcome = 'answered';
      ({ status } = response);
      authorized = isAuthorized;
      renewed = replayed;
      if (status !== 403) return;
      const scope = bearerChallenge(response.headers.get('www-authenticate'))?.get('scope') ?? '';
      if (secret !== null && scope.includes(secret)) return;
      // The challenge names all that the request takes (RFC 6750 §3.1): what the agent has is not what is missing.
      missingScope = scope
        .split(/\s+/)
        .filter((each) => each !== '' && !permissions.includes(each))
        .join(' ');
    },
    failed(thrown) {
      const { code } = asDeskpassError(thrown);
      const withdrawn = thrown instanceof DOMException && thrown.name === 'AbortError';
      rule = RULES[code] ?? rule;
      if (withdrawn || code === 'session-ended' || code === 'channel-closed') outcome = 'aborted';
      else outcome = code === 'request-refused' || code in RULES ? 'refused' : 'failed';
    },
    finish() {
      const spent = ms ?? clock.monotonic() - started;
      const { bytes } = this;
      return { gadget, method, url, outcome, status, rule, authorized, renewed, missingScope, bytes, ms: spent, at };
    },
  };
}
