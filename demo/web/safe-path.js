/**
 * Turns the path of a request line into the names it consists of, or refuses it.
 *
 * The path is read as it came, not through `URL`, which would quietly resolve `..` first. A segment that is not
 * plainly a name (empty, a dot file, `.` or `..`, an encoded separator, a control character) refuses the whole path.
 *
 * @param {string} target the request target, for example `/orders/index.html?x=1`
 * @returns {string[] | undefined} decoded names; the last one is empty where the path ends in `/`
 */
export function safePath(target) {
  const path = target.split(/[?#]/, 1)[0] ?? '';
  if (!path.startsWith('/')) return undefined;
  const segments = path.slice(1).split('/');
  const names = [];
  for (const [index, segment] of segments.entries()) {
    const name = decode(segment);
    const last = index === segments.length - 1;
    if (name === undefined || name.startsWith('.') || /[/\\:\u0000-\u001f\u007f]/.test(name)) return undefined;
    if (name === '' && !last) return undefined;
    names.push(name);
  }
  return names;
}

/** @param {string} segment */
function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
