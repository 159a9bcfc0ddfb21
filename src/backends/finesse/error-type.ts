import { childOf, parseXml, textOf, type XmlElement } from './parse-xml.js';

/** The documented types (Finesse Web Services Developer Guide, User API errors). Anything else may be anything. */
const DOCUMENTED = [
  'Authorization Failure',
  'Invalid Authorization User Specified',
  'Invalid State',
  'Invalid Supervisor',
  'User Not Found',
  'Not Found',
  'Bad Request',
  'Parameter Missing',
  'Invalid Input',
  'Forbidden',
  'Method Not Allowed',
  'Service Unavailable',
  'Internal Server Error',
  'Not Implemented',
  'Generic Error',
  'Invalid Device',
  'Device Busy',
  'Mode Not Allowed',
] as const;

/** A documented `ErrorType`, or `unknown` for any other. */
export type ErrorType = (typeof DOCUMENTED)[number] | 'unknown';

/** The first `ErrorType` of an error body, or null where there is none to be read. */
export function errorTypeOf(body: string): ErrorType | null {
  const root = parseXml(body);
  return root?.name.toLowerCase() === 'apierrors' ? errorTypeIn(root) : null;
}

/** The same, of an `ApiErrors` element or of the `apiErrors` in an event. */
export function errorTypeIn(errors: XmlElement): ErrorType {
  const said = textOf(childOf(errors, 'ApiError'), 'ErrorType').toLowerCase();
  return DOCUMENTED.find((type) => type.toLowerCase() === said) ?? 'unknown';
}

/**
 * Whether a refusal means that the credential does not work. 401 is overloaded: it also says that somebody else is
 * named, or that a state cannot be changed, and none of that is mended by another credential.
 */
export function isUnauthorised(status: number, body: string): boolean {
  if (status !== 401) return false;
  const type = errorTypeOf(body);
  return type === null || type === 'Authorization Failure';
}
