import type { SignInMethod } from '../core/desk.js';
import { idAt, member, objectAt, textAt, unfit } from './desk-shape.js';

/** Levels of lists and objects that settings may have. */
const DEPTH = 8;

/** A copy of a JSON value that shares nothing with the original and hides nothing. */
function copyOf(value: unknown, path: string, depth = DEPTH): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object') throw unfit(path, value, 'a JSON value');
  if (depth === 0) throw unfit(path, value, `at most ${String(DEPTH)} levels of lists and objects`);
  if (Array.isArray(value)) return value.map((item, i) => copyOf(item, `${path}[${String(i)}]`, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      // Whoever assigns it to another object would exchange that object's prototype.
      if (name === '__proto__') throw unfit(member(path, name), item, 'another name');
      return [name, copyOf(item, member(path, name), depth - 1)];
    }),
  );
}

/** Reads one way to sign in. What it holds beside id, backend and label is the backend's own to check. */
export function parseSignIn(value: unknown, path: string): SignInMethod {
  const { id, backend, label, ...settings } = objectAt(value, path, null);
  return {
    id: idAt(id, member(path, 'id')),
    backend: idAt(backend, member(path, 'backend')),
    label: textAt(label, member(path, 'label'), 80),
    settings: copyOf(settings, path) as Readonly<Record<string, unknown>>,
  };
}
