import { DeskpassError } from '../core/errors.js';
import type { UnfitError } from './desk-shape.js';
import { nearestName } from './nearest-name.js';

/** Longest piece of a value that an error repeats. */
const SHOWN = 60;

const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Says what came in place of a desk file. */
function explainBody(body: ArrayBuffer, allowed: string, url: string): DeskpassError {
  const text = new TextDecoder().decode(body).trim();
  const found = text === '' ? 'empty' : text.startsWith('<') ? 'a page' : 'something else';
  return new DeskpassError('desk-file-invalid', `What came from ${url} is ${found}; allowed: ${allowed}`, {
    suggestion:
      found === 'a page'
        ? `Check that the file lies at ${url}: the server probably answers with a page where there is none.`
        : `Put ${allowed} there.`,
    facts: { path: '', found, allowed, url },
  });
}

/**
 * Says where a desk file is wrong, what is there, what is allowed, and what was probably meant. `url` is the file's own.
 */
export function explainDesk({ finding }: UnfitError, url = ''): DeskpassError {
  const { value, allowed, meant, body } = finding;
  if (body) return explainBody(body, allowed, url);
  const path = finding.path.length > 3 * SHOWN ? cut(finding.path) : finding.path;
  const found = finding.found ?? describe(value);
  const near = typeof meant?.name === 'string' ? nearestName(meant.name, meant.known) : null;
  return new DeskpassError('desk-file-invalid', `${path || 'The desk file'} is ${found}; allowed: ${allowed}`, {
    suggestion: near ? `Did you mean "${near}"?` : (finding.hint ?? `Set ${path || 'the file'} to ${allowed}.`),
    facts: { path, found, allowed },
  });
}
