import type { DeskGadget } from '../core/desk.js';
import type { PublicSession } from '../core/identity.js';
import type { GadgetIdentity } from '../wire/gadget-contract.js';

/** The part of a session that the desk file lets a gadget know. Whatever it does not name stays on the page. */
export function grantedIdentity(gadget: DeskGadget, { identity, claims }: PublicSession): GadgetIdentity {
  const granted = new Set(gadget.claims);
  const named = gadget.claims.filter((name) => Object.hasOwn(claims, name));
  return {
    identity:
      granted.has('sub') || granted.has('name')
        ? {
            subject: granted.has('sub') ? identity.subject : '',
            name: granted.has('name') ? identity.name : '',
            username: granted.has('preferred_username') ? identity.username : '',
          }
        : null,
    claims: Object.fromEntries(named.map((name) => [name, claims[name]])),
  };
}
