import { DeskpassError } from '../core/errors.js';
import type { WireRequest } from '../wire/gadget-contract.js';

/** Bytes a request body may have. */
export const MAX_REQUEST_BODY = 32 * 1024 * 1024;

/** The methods that `fetch` itself puts in upper case (Fetch Standard §2.2.1, "normalize"). */
const NORMALIZED = /^(delete|get|head|options|post|put)$/i;

const invalid = (what: string): DeskpassError =>
  new DeskpassError('request-invalid', `The request is not one: ${what}`);

const isPair = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

/**
 * Reads what came over a gadget's port, whatever it is; only the named fields are ever looked at. Throws
 * `request-invalid` or `request-too-large`.
 */
export function parseWireRequest(raw: unknown): WireRequest {
  if (typeof raw !== 'object' || raw === null) throw invalid('no object');
  const { url, method, headers, body } = raw as Readonly<Record<string, unknown>>;
  if (typeof url !== 'string') throw invalid('no URL');
  if (typeof method !== 'string') throw invalid('no method');
  if (!Array.isArray(headers) || headers.length > 1000 || !headers.every(isPair)) throw invalid('no list of headers');
  if (body !== null && !(body instanceof ArrayBuffer)) throw invalid('the body is no buffer');
  const normalized = NORMALIZED.test(method) ? method.toUpperCase() : method;
  if (body && (normalized === 'GET' || normalized === 'HEAD')) throw invalid(`${normalized} takes no body`);
  if (body && body.byteLength > MAX_REQUEST_BODY) {
    throw new DeskpassError('request-too-large', 'The body of the request has more than 32 MiB', {
      suggestion: 'Send it in parts.',
    });
  }
  return { url, method: normalized, headers, body };
}
