import { DeskpassError } from '../core/errors.js';
import type { Grants } from '../core/grant.js';
import { openGadgetPort, type GadgetPortOptions } from './gadget-port.js';
import { checkGrants, type GrantSurroundings } from './grant-check.js';

/** The gadgets' ports, one for each gadget. */
export interface Broker {
  /**
   * Serves a port as this gadget's; the port it had before is closed. Throws `request-invalid` for a gadget that the
   * desk file does not name, `desk-file-invalid` for one whose grants could never be safe.
   */
  attach(gadget: string, port: MessagePort): void;
  /** Closes a gadget's port and aborts its requests and streams. */
  detach(gadget: string): void;
  close(): void;
}

export interface BrokerOptions
  extends Omit<GrantSurroundings, 'gadget'>, Omit<GadgetPortOptions, 'gadget' | 'grants' | 'port' | 'onClose'> {
  readonly grants: Grants;
}

const detached = (): DeskpassError => new DeskpassError('channel-closed', 'The gadget was taken off the desk');

/** Makes a broker without ports. */
export function createBroker({ grants, deskOrigin, development, ...rest }: BrokerOptions): Broker {
  const ports = new Map<string, ReturnType<typeof openGadgetPort>>();
  const detach = (gadget: string): void => {
    const open = ports.get(gadget);
    ports.delete(gadget);
    open?.close(detached());
  };
  return {
    attach(gadget, port) {
      const granted = grants.get(gadget);
      if (!granted) throw new DeskpassError('request-invalid', `The desk file names no gadget "${gadget}"`);
      const checked = checkGrants(granted, { gadget, deskOrigin, development });
      detach(gadget);
      const open = openGadgetPort({
        ...rest,
        gadget,
        grants: checked,
        port,
        onClose: () => {
          if (ports.get(gadget) === open) ports.delete(gadget);
        },
      });
      ports.set(gadget, open);
    },
    detach,
    close() {
      for (const gadget of [...ports.keys()]) detach(gadget);
    },
  };
}
