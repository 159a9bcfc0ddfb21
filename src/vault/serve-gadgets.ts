import type { Grants } from '../core/grant.js';
import type { RequestRecord } from '../core/request-record.js';
import { createAuthorisedFetch } from './authorised-fetch.js';
import { createAuthoriser } from './authoriser.js';
import { createBroker, type Broker } from './broker.js';
import type { Clock } from './clock.js';
import type { CredentialKeeper } from './credential-keeper.js';
import type { Renewal } from './renewal.js';

export interface ServeGadgetsOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly keeper: CredentialKeeper;
  readonly renewal: Renewal;
  readonly grants: Grants;
  readonly deskOrigin: string;
  readonly development: boolean;
  readonly protectedUrls: () => Promise<readonly string[]>;
  readonly onRecord: (record: RequestRecord) => void;
}

/** Wires what serves gadgets. Loaded with the first gadget, so that signing in does not wait for it. */
export function serveGadgets(options: ServeGadgetsOptions): Broker {
  const { fetch, clock, keeper, renewal, grants, deskOrigin, development, protectedUrls, onRecord } = options;
  const era = (): AbortSignal => keeper.era;
  const parse = createUrlParser();
  return createBroker({
    grants,
    deskOrigin,
    development,
    send: createAuthorisedFetch({ fetch, authoriser: createAuthoriser({ keeper, renewal }), era }),
    clock,
    era,
    bounds: async () => ({ deskOrigin, development, protectedUrls: parse(await protectedUrls()) }),
    onRecord,
  });
}

/** Parses addresses that are asked for with every request and hardly ever change. */
function createUrlParser(): (urls: readonly string[]) => readonly URL[] {
  let known = '';
  let parsed: readonly URL[] = [];
  return (urls) => {
    const text = urls.join(' ');
    if (text !== known) {
      parsed = urls.map((url) => new URL(url));
      known = text;
    }
    return parsed;
  };
}
