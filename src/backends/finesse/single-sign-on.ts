import type { BackendContext } from '../../auth/backend.js';
import type { RedirectChallenge } from '../../auth/challenge.js';
import { nobodyWaits } from '../../auth/nobody-waits.js';
import { tokenServiceElsewhere } from './failures.js';
import type { Nodes } from './nodes.js';
import type { FinesseSettings } from './settings.js';
import { parseTokenDocument, type TokenDocument } from './token-document.js';

/** One visit to the token service that has not been answered. */
interface Visit {
  readonly identifier: string;
  readonly returnTo: string;
}

export interface AnsweredVisit extends Visit {
  readonly document: TokenDocument | null;
  /** Milliseconds since the epoch at which the document came. */
  readonly at: number;
}

/** The way through the token service of Finesse. */
export interface SingleSignOn {
  /** Throws `desk-file-invalid` where the page could not read what the token service answers. */
  check(): void;
  start(visit: Visit): Promise<{ readonly id: string; readonly challenge: RedirectChallenge }>;
  /**
   * Takes an answer, once; `document` is null where the window has ended at a page without a token. The answer that was
   * taken last can be taken again until {@link SingleSignOn.forget}, and while its token lives. Rejects with
   * `sign-in-expired` or `provider-invalid`.
   */
  finish(query: string): Promise<AnsweredVisit>;
  /** Finesse has answered, or nobody waits for it: the document goes. */
  forget(): void;
  drop(id: string): Promise<void>;
}

/**
 * Single sign-on ends at a JSON document on Finesse's origin. There is no address to come back to, so:
 *
 * 1. A window of its own goes to the token service and on to the identity provider. It is never a frame, which identity
 *    providers refuse, and never this window, which would not come back.
 * 2. The page reads the document where the window ends, which a browser allows on the page's own origin only, and
 *    answers `state=…&document=…`. The `state` is in the fragment of the challenge's address: a server never sees it.
 * 3. The visit leaves the store before anything of the answer is looked at, so that no answer works twice. The document
 *    stays in memory until Finesse has said whose token it is: an agent is not sent away again for a moment's outage.
 */
export function createSingleSignOn(
  { alternateUrl, tokenServiceUrl, alternateTokenServiceUrl }: FinesseSettings,
  { store, method, pageUrl, now }: BackendContext,
  nodes: Pick<Nodes, 'first'>,
): SingleSignOn {
  let kept: { readonly query: string; readonly visit: AnsweredVisit } | null = null;
  const key = (id: string): string => `finesse:${id}`;
  return {
    check() {
      const { origin } = new URL(pageUrl);
      const isElsewhere = (address: string): boolean => new URL(address).origin !== origin;
      if (isElsewhere(tokenServiceUrl)) throw tokenServiceElsewhere('tokenServiceUrl');
      if (alternateTokenServiceUrl !== undefined && isElsewhere(alternateTokenServiceUrl)) {
        throw tokenServiceElsewhere('alternateTokenServiceUrl');
      }
    },
    async start({ identifier, returnTo }) {
      const id = crypto.randomUUID();
      await store.set(key(id), JSON.stringify({ identifier, returnTo }));
      const query = new URLSearchParams({
        cc_username: identifier,
        return_refresh_token: 'true',
        return_user: 'yes',
      });
      const state = new URLSearchParams({ state: `${id};deskpass.popup.${method.id}` });
      const isOther = alternateUrl !== undefined && nodes.first === alternateUrl;
      const service = isOther ? (alternateTokenServiceUrl ?? tokenServiceUrl) : tokenServiceUrl;
      const url = `${service}/desktop/sso/token?${query.toString()}#${state.toString()}`;
      return { id, challenge: { kind: 'redirect', url, display: 'popup' } };
    },
    async finish(query) {
      if (kept?.query === query && isAlive(kept.visit, now())) return kept.visit;
      kept = null;
      const answer = new URLSearchParams(query);
      const states = answer.getAll('state');
      const [id = '', ours] = states.length === 1 ? (states[0] ?? '').split(';') : [];
      const record = id === '' ? null : await store.remove(key(id));
      if (record === null || ours !== `deskpass.popup.${method.id}`) throw nobodyWaits();
      const text = answer.get('document') ?? '';
      // Its errors are pages, or objects without a token: only their status is documented, which a window does not show.
      const document = text.includes('"token"') ? parseTokenDocument(text) : null;
      const visit = { ...(JSON.parse(record) as Visit), document, at: now() };
      if (document) kept = { query, visit };
      return visit;
    },
    forget() {
      kept = null;
    },
    async drop(id) {
      await store.remove(key(id));
    },
  };
}

const isAlive = ({ document, at }: AnsweredVisit, now: number): boolean =>
  document !== null && now < at + document.expiresIn * 1000;
