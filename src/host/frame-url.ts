import type { DeskGadget } from '../core/desk.js';
import { DeskpassError } from '../core/errors.js';

/**
 * The address of a gadget's frame. Throws `desk-file-invalid` for one that a frame may not have: on the desk's own
 * origin a page could take its sandbox off or be opened as the desk, and other schemes run as nobody knows whom.
 */
export function frameUrl({ id, src }: DeskGadget, pageOrigin: string): URL {
  const url = URL.canParse(src) ? new URL(src) : null;
  if (url && /^https?:$/.test(url.protocol) && url.origin !== pageOrigin) return url;
  throw new DeskpassError('desk-file-invalid', `The gadget "${id}" cannot be loaded from where the desk file says`, {
    suggestion: 'Serve it over https from an origin of its own, never from that of the desk.',
    facts: { gadget: id },
  });
}
