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

/** Says where a desk file is wrong, what is there, what is allowed, and what was probably meant. */
export function explainDesk({ finding }: UnfitError): DeskpassError {
  const { value, allowed, meant } = finding;
  const path = finding.path.length > 3 * SHOWN ? cut(finding.path) : finding.path;
  const found = finding.found ?? describe(value);
  const near = typeof meant?.name === 'string' ? nearestName(meant.name, meant.known) : null;
  return new DeskpassError('desk-file-invalid', `${path || 'The desk file'} is ${found}; allowed: ${allowed}`, {
    suggestion: near ? `Did you mean "${near}"?` : (finding.hint ?? `Set ${path || 'the file'} to ${allowed}.`),
    facts: { path, found, allowed },
  });
}
