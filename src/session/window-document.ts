/** Types of documents that are data. Anything else is a page that somebody has to read or that leads on. */
const DATA = ['application/json', 'text/plain'];

/** Longer than any answer to a sign-in, in characters. */
const LONGEST = 60_000;

/**
 * The answer of a window that ends at a document instead of coming back to the page: `state=…&document=…`. Such a visit
 * has its `state` in the fragment of its address. Null where the visit is another one, is under way, or shows a page.
 *
 * The page reads it only on its own origin: anywhere else the browser lets nobody.
 */
export function readWindowDocument(popup: Window, { origin, pathname, hash }: URL): string | null {
  const state = new URLSearchParams(hash.slice(1)).get('state');
  if (state === null) return null;
  try {
    const { location, document } = popup;
    const isThere = location.origin === origin && location.pathname === pathname && document.readyState === 'complete';
    const text = isThere && DATA.includes(document.contentType) ? document.body.textContent : '';
    return text === '' || text.length > LONGEST ? null : new URLSearchParams({ state, document: text }).toString();
  } catch {
    // At the identity provider.
    return null;
  }
}
