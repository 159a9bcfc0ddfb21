import type { Desk } from '../core/desk.js';
import { isGrantableHeader } from '../core/grantable-header.js';
import { UnfitError } from './desk-shape.js';

/**
 * Explains a grant of a header that carries a credential or reroutes a request to whoever checks a desk file. On a page
 * the vault refuses it, and the gadget's card says so.
 *
 * @throws UnfitError where a header cannot be granted.
 */
export function checkGrantedHeaders({ gadgets }: Pick<Desk, 'gadgets'>): void {
  gadgets.forEach(({ grants }, gadget) => {
    grants.forEach(({ headers = [] }, grant) => {
      const at = headers.findIndex((name) => !isGrantableHeader(name));
      if (at < 0) return;
      throw new UnfitError({
        path: `gadgets[${String(gadget)}].grants[${String(grant)}].headers[${String(at)}]`,
        value: headers[at],
        allowed: 'a header that neither carries a credential nor sends a request elsewhere',
        hint: 'Leave it out: the vault sets the session\'s own header where "authorization" is "session".',
      });
    });
  });
}
