import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { parseDesk } from '../../src/session/parse-desk.js';
import { deskFile } from '../fixtures/desk-file.js';

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly additionalProperties?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly uniqueItems?: boolean;
  readonly examples?: readonly unknown[];
}

type Json = Record<string, unknown>;

const options = { fileUrl: 'https://desk.example/desk.json', pageOrigin: 'https://desk.example' };

let schema: Schema;

const resolve = (part: Schema): Schema =>
  part.$ref ? { ...schema.$defs?.[part.$ref.replace('#/$defs/', '')], ...part } : part;

/** Every place of the schema with its path in the good desk file, lists at their first item. */
function* places(part: Schema = schema, path: readonly string[] = []): Generator<[readonly string[], Schema]> {
  const whole = resolve(part);
  yield [path, whole];
  for (const [name, inner] of Object.entries(whole.properties ?? {})) yield* places(inner, [...path, name]);
  if (whole.items) yield* places(whole.items, [...path, '0']);
}

/** A good desk file with one value set, or taken away where there is none. */
function fileWith(path: readonly string[], value?: unknown): unknown {
  if (path.length === 0) return value;
  const file = structuredClone(deskFile) as Json;
  const parent = path.slice(0, -1).reduce<Json>((at, name) => (at[name] ??= {}) as Json, file);
  if (value === undefined) Reflect.deleteProperty(parent, path.at(-1) ?? '');
  else parent[path.at(-1) ?? ''] = value;
  return file;
}

function refusalOf(file: unknown): DeskpassError | null {
  try {
    parseDesk(file, options);
    return null;
  } catch (thrown) {
    if (thrown instanceof DeskpassError && thrown.code === 'desk-file-invalid') return thrown;
    throw thrown;
  }
}

const isRefused = (file: unknown): boolean => refusalOf(file) !== null;

/** What a parsed desk holds at a path of the file. */
const parsedAt = (file: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => (at as Json)[name], parseDesk(file, options));

/** The settings of a sign-in are the backend's own, so the parser has no opinion on them. */
const isOurs = ([path]: readonly [readonly string[], Schema]): boolean =>
  path[0] !== 'signIn' || path.length < 3 || ['id', 'backend', 'label'].includes(path[2] ?? '');

const findWrong = (check: (path: readonly string[], part: Schema) => readonly unknown[]): string[] =>
  [...places()]
    .filter(isOurs)
    .flatMap(([path, part]) => check(path, part).map((value) => `${path.join('.')} = ${JSON.stringify(value)}`));

describe('the schema of a desk file', () => {
  before(async () => {
    const response = await fetch('/docs/desk.schema.json');
    schema = (await response.json()) as Schema;
  });

  it('gives an example that is read', () => {
    expect(schema.examples?.map(isRefused)).to.deep.equal([false]);
  });

  it('knows the names that the parser knows', () => {
    const wrong = findWrong((path, { properties, additionalProperties }) => {
      if (additionalProperties !== false) return [];
      const known = Object.keys(properties ?? {}).join(', ');
      const refusal = refusalOf(fileWith([...path, 'zebra'], 1));
      return refusal?.facts['allowed'] === known ? [] : [refusal?.facts['allowed']];
    });
    expect(wrong).to.deep.equal([]);
  });

  it('requires what the parser requires', () => {
    const wrong = findWrong((path, { properties = {}, required = [] }) =>
      Object.keys(properties).filter((name) => isRefused(fileWith([...path, name])) !== required.includes(name)),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('has the parser’s defaults', () => {
    const wrong = findWrong((path, part) => {
      if (!('default' in part)) return [];
      const found = parsedAt(fileWith(path), path);
      return JSON.stringify(found) === JSON.stringify(part.default) ? [] : [found];
    });
    expect(wrong).to.deep.equal([]);
  });

  it('has the parser’s bounds', () => {
    const wrong = findWrong((path, { minimum, maximum, minItems, maxItems, maxLength, type }) => {
      const text = (length: number): string => 'x'.repeat(length);
      const outside = [
        ...(minimum === undefined ? [] : [minimum - 1]),
        ...(maximum === undefined ? [] : [maximum + 1]),
        ...(minItems === undefined ? [] : [[]]),
        ...(maxItems === undefined ? [] : [Array.from({ length: maxItems + 1 }, () => ({}))]),
        ...(maxLength === undefined ? [] : [text(maxLength + 1)]),
      ];
      const inside = [
        ...(minimum === undefined ? [] : [minimum]),
        ...(maximum === undefined ? [] : [maximum]),
        ...(maxLength === undefined || type !== 'string' ? [] : [text(maxLength)]),
      ];
      return [
        ...outside.filter((value) => !isRefused(fileWith(path, value))),
        ...inside.filter((value) => isRefused(fileWith(path, value))),
      ];
    });
    expect(wrong).to.deep.equal([]);
  });

  it('has the parser’s words', () => {
    // A word of a list stands there alone, or it would be there twice.
    const refuses = (path: readonly string[], word: unknown): boolean =>
      isRefused(path.at(-1) === '0' ? fileWith(path.slice(0, -1), [word]) : fileWith(path, word));
    const wrong = findWrong((path, { enum: words = [] }) => [
      ...words.filter((word) => refuses(path, word)),
      ...(words.length > 0 && !refuses(path, 'zebra') ? ['zebra'] : []),
    ]);
    expect(wrong).to.deep.equal([]);
  });

  it('has the parser’s types', () => {
    const others: Readonly<Record<string, readonly unknown[]>> = {
      string: [1, true, null, [], {}],
      boolean: [1, 'true', null, [], {}],
      integer: ['1', true, null, [], {}, 1.5],
      array: [1, 'x', true, null, {}],
      object: [1, 'x', true, null, []],
    };
    const wrong = findWrong((path, { type = '' }) =>
      (others[type] ?? []).filter((value) => !isRefused(fileWith(path, value))),
    );
    expect(wrong).to.deep.equal([]);
  });
});
