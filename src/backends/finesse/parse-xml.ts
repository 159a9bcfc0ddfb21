/** One element of an answer of Finesse or of its notification service. */
export interface XmlElement {
  /** Without its prefix: neither service tells two elements apart by it. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The element's own text, entities resolved. */
  readonly text: string;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: OpenElement[];
  text: string;
}

/** Longer than any answer that this backend asks for, in characters. */
const LONGEST = 262_144;
const DEEPEST = 32;
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }),
);

const NAME = String.raw`[A-Za-z_][\w.:-]*`;
const MARKUP = new RegExp(
  String.raw`<\?[^>]*>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/(${NAME})\s*>|<(${NAME})((?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)`,
  'gy',
);
const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'g');

/**
 * Reads one element with everything in it, or returns null where the text is not that. A worker has no `DOMParser`, and
 * these answers need little of XML 1.0: no document type, so that there are no entities of the sender's own.
 */
export function parseXml(source: string): XmlElement | null {
  const text = source.trim();
  if (text.length > LONGEST) return null;
  const top = openElement('', '');
  if (!top) return null;
  const open = [top];
  let end = 0;
  for (const match of text.matchAll(MARKUP)) {
    end = match.index + match[0].length;
    if (!takeIn(match, open)) return null;
  }
  const [root, ...more] = top.children;
  return root && more.length === 0 && open.length === 1 && end === text.length && top.text.trim() === '' ? root : null;
}

/** The first element of that name below another one, in any spelling of its capitals: events differ from answers there. */
export function childOf(element: XmlElement | null | undefined, name: string): XmlElement | null {
  return element?.children.find((child) => child.name.toLowerCase() === name.toLowerCase()) ?? null;
}

/** The text of such an element, or empty. */
export function textOf(element: XmlElement | null | undefined, name: string): string {
  return childOf(element, name)?.text.trim() ?? '';
}

/** Takes one piece of markup in; false where it cannot be there. */
function takeIn(
  [, data, closed, opened, attributes = '', empty, plain]: RegExpExecArray,
  open: OpenElement[],
): boolean {
  const parent = open.at(-1);
  if (!parent) return false;
  if (closed !== undefined) return open.length > 1 && open.pop()?.name === localName(closed);
  if (opened !== undefined) {
    const element = open.length > DEEPEST ? null : openElement(opened, attributes);
    if (!element) return false;
    parent.children.push(element);
    if (empty !== '/') open.push(element);
    return true;
  }
  const text = data ?? resolve(plain ?? '');
  if (text === null) return false;
  parent.text += text;
  return true;
}

function openElement(name: string, source: string): OpenElement | null {
  const attributes: Record<string, string> = {};
  for (const [, key = '', double, single] of source.matchAll(ATTRIBUTE)) {
    const value = resolve(double ?? single ?? '');
    if (value === null) return null;
    attributes[localName(key)] = value;
  }
  return { name: localName(name), attributes, children: [], text: '' };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Text with its entities resolved, or null where one is not known. */
function resolve(text: string): string | null {
  const pieces = text.split(/&([^;&]*);?/);
  // Every second piece is a name.
  const resolved = pieces.map((piece, index) => (index % 2 === 0 ? piece : (ENTITIES.get(piece) ?? referenced(piece))));
  return resolved.includes(undefined) ? null : resolved.join('');
}

function referenced(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return point <= 0x10_ff_ff ? String.fromCodePoint(point) : undefined;
}

/** Text as it stands in an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
