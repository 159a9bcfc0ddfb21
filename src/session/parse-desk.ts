import type { Desk } from '../core/desk.js';
import { checkGrantedHeaders } from './check-granted-headers.js';
import { UnfitError } from './desk-shape.js';
import { explainDesk } from './explain-desk.js';
import { readDesk, type ReadDeskOptions } from './read-desk.js';

/** Where a desk file is used. */
export type ParseDeskOptions = ReadDeskOptions;

/**
 * Reads a desk file into its type, with every default filled in, or says what is wrong with it: for a build or a test
 * that checks the file before it is served.
 *
 * @throws DeskpassError `desk-file-invalid`, whose facts name the path, what is there and what is allowed.
 *
 * @example
 * ```ts
 * import { parseDesk } from 'deskpass';
 * const file = { title: 'Northwind Service', signIn: [{ id: 'sso', backend: 'oidc', label: 'Northwind SSO' }] };
 * const desk = parseDesk(file, { fileUrl: 'https://desk.example/desk.json', pageOrigin: 'https://desk.example' });
 * console.log(desk.gadgets.length);
 * ```
 */
export function parseDesk(value: unknown, options: ParseDeskOptions): Desk {
  try {
    const desk = readDesk(value, options);
    checkGrantedHeaders(desk);
    return desk;
  } catch (thrown) {
    throw thrown instanceof UnfitError ? explainDesk(thrown) : thrown;
  }
}
