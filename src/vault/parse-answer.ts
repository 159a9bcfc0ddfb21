import type { Answer, Challenge, StepAction } from '../auth/challenge.js';
import { DeskpassError } from '../core/errors.js';

/** The longest name, address or number that an agent types, in characters. */
const LINE = 320;
/** The longest password, in characters. */
const PASSWORD = 1024;
/** The largest passkey answer, in characters of its JSON. */
const PASSKEY = 65_536;

const invalid = (): DeskpassError =>
  new DeskpassError('request-invalid', 'This is no answer to what the sign-in asks', {
    suggestion: 'Answer the challenge that is under way, by its own kind or by one of its actions.',
  });

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text of 1 (or `min`) to `max` characters. What is typed into one line holds no control characters. */
function text(value: unknown, max: number, min = 1): string {
  if (typeof value !== 'string' || value.length < min || value.length > max) throw invalid();
  return value;
}

function line(value: unknown, min = 1): string {
  const typed = text(value, LINE, min);
  if (/\p{Cc}/u.test(typed)) throw invalid();
  return typed;
}

function nothing(value: unknown): '' {
  if (value !== '') throw invalid();
  return '';
}

function oneOf(value: unknown, list: readonly { readonly id: string }[]): string {
  const found = list.find(({ id }) => id === value);
  if (!found) throw invalid();
  return found.id;
}

function codeOf(
  value: unknown,
  alphabet: RegExp,
  { min, max }: { readonly min: number; readonly max: number },
): string {
  const code = text(value, max, min);
  if (!alphabet.test(code)) throw invalid();
  return code;
}

/**
 * Takes what the page says is an answer to the challenge under way: of the challenge's kind or one of its actions,
 * within bounds, and nothing besides. Throws `request-invalid`.
 */
export function parseAnswer(value: unknown, challenge: Challenge): Answer {
  if (!isObject(value)) throw invalid();
  if (value['kind'] === 'action') return parseAction(value['action'], challenge);
  if (value['kind'] !== challenge.kind) throw invalid();
  return parseReply(value, challenge);
}

function parseAction(action: unknown, challenge: Challenge): Answer {
  const actions: readonly StepAction[] = 'actions' in challenge ? challenge.actions : [];
  const listed = actions.find((one) => one === action);
  if (listed === undefined || listed === 'cancel') throw invalid();
  return { kind: 'action', action: listed };
}

function parseReply(value: Fields, challenge: Challenge): Answer {
  switch (challenge.kind) {
    case 'method':
      return { kind: 'method', method: oneOf(value['method'], challenge.methods) };
    case 'redirect':
    case 'notice':
      throw invalid();
    case 'identifier':
      return { kind: 'identifier', identifier: line(value['identifier']) };
    case 'password': {
      const identifier = line(value['identifier']);
      if (challenge.isIdentifierFixed && identifier !== challenge.identifier) throw invalid();
      const extension = challenge.extension === null ? nothing(value['extension']) : line(value['extension'], 0);
      return { kind: 'password', identifier, password: text(value['password'], PASSWORD), extension };
    }
    case 'otp': {
      const alphabet = challenge.alphabet === 'digits' ? /^[0-9]+$/ : /^[0-9A-Za-z]+$/;
      return { kind: 'otp', code: codeOf(value['code'], alphabet, challenge.length) };
    }
    case 'contact':
      return { kind: 'contact', contact: oneOf(value['contact'], challenge.contacts) };
    case 'enrol-contact':
      return { kind: 'enrol-contact', value: line(value['value']) };
    case 'enrol-totp': {
      const { digits } = challenge;
      return { kind: 'enrol-totp', code: codeOf(value['code'], /^[0-9]+$/, { min: digits, max: digits }) };
    }
    case 'recovery-codes':
      return { kind: 'recovery-codes' };
    case 'change-password': {
      const current = challenge.asksCurrent ? text(value['current'], PASSWORD) : nothing(value['current']);
      return { kind: 'change-password', current, password: text(value['password'], PASSWORD) };
    }
    case 'company': {
      const { companies } = challenge;
      const company = companies.length > 0 ? oneOf(value['company'], companies) : line(value['company']);
      return { kind: 'company', company };
    }
    case 'extension':
      return { kind: 'extension', extension: line(value['extension']) };
    case 'passkey': {
      const { credential } = value;
      if (!isObject(credential)) throw invalid();
      text(JSON.stringify(credential), PASSKEY);
      return { kind: 'passkey', credential };
    }
  }
}
