/**
 * @typedef {object} Element
 * @property {string} name with its prefix
 * @property {Record<string, string>} attributes
 * @property {Element[]} children
 * @property {string} text of the element itself, entities resolved
 */

/** A body that is not one well-formed element. */
export class NotXml extends Error {}

/** @type {Record<string, string>} */
const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Elements within elements beyond this are refused. */
const DEEPEST = 32;

const TOKEN =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;

/**
 * Reads as much of XML 1.0 as the bodies of Finesse and XMPP use: elements, attributes, text, character data,
 * comments. A document type declaration is refused, so that there are no entities to expand.
 *
 * @param {string} source
 * @returns {Element} throws `NotXml`
 */
export function parseXml(source) {
  const top = createElement('', '');
  const open = [top];
  let end = 0;
  for (const match of source.trim().matchAll(TOKEN)) {
    const [whole, data, closed, opened, attributes = '', empty, text] = match;
    end = match.index + whole.length;
    const parent = open.at(-1) ?? top;
    if (closed !== undefined) {
      if (open.length === 1 || open.pop()?.name !== closed) throw new NotXml(`Misplaced end of ${closed}.`);
    } else if (opened !== undefined) {
      if (open.length > DEEPEST) throw new NotXml('Too deep.');
      const element = createElement(opened, attributes);
      parent.children.push(element);
      if (empty !== '/') open.push(element);
    } else if (data !== undefined || text !== undefined) {
      parent.text += data ?? unescape(text ?? '');
    }
  }
  const [root, ...more] = top.children;
  const isWhole = end === source.trim().length && open.length === 1 && top.text.trim() === '';
  if (root === undefined || more.length > 0 || !isWhole) throw new NotXml('Not one well-formed element.');
  return root;
}

/**
 * @param {Element | undefined} element
 * @param {string} name
 * @returns {Element | undefined} the first child of that name
 */
export function child(element, name) {
  return element?.children.find((each) => each.name === name);
}

/**
 * @param {string} name
 * @param {string} attributes
 * @returns {Element}
 */
function createElement(name, attributes) {
  const pairs = [...attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  const entries = pairs.map(([, key = '', double, single]) => [key, unescape(double ?? single ?? '')]);
  return { name, attributes: Object.fromEntries(entries), children: [], text: '' };
}

/** @param {string} text */
function unescape(text) {
  return text.replace(/&([^;&]*)(;?)/g, (_whole, name, end) => {
    if (end === '') throw new NotXml('An ampersand that begins no entity.');
    const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const character = point <= 0x10_ff_ff ? String.fromCodePoint(point) : ENTITIES[name];
    if (character === undefined) throw new NotXml('Unknown entity.');
    return character;
  });
}
