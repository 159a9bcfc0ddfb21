/** What a callback answers: a sign-in by redirect or in a popup, or a sign-out at the provider. */
export type CallbackKind = 'redirect' | 'popup' | 'signed-out';

/** A provider's answer, found in the page's address. */
export interface Callback {
  readonly kind: CallbackKind;
  /** The sign-in method's id in the desk file. */
  readonly method: string;
  /** The `state` parameter, whole. */
  readonly state: string;
  /** The query or fragment as it came, without `?` or `#`. */
  readonly query: string;
}

export interface Address {
  readonly location: Pick<Location, 'href'>;
  readonly history: Pick<History, 'state' | 'replaceState'>;
}

/**
 * The end of `state` that only Deskpass writes. By it the page knows its own callback without storage, and leaves
 * alone what belongs to another sign-in library on the same page.
 */
const MARK = /;deskpass\.(redirect|popup|signed-out)\.([\w-]{1,64})$/;

/** What a provider adds to the address (RFC 6749 §4.1.2, RFC 9207 §2, OpenID Connect Session Management §2). */
const PARAMETERS = new Set([
  'code',
  'state',
  'iss',
  'session_state',
  'error',
  'error_description',
  'error_uri',
  'kc_action',
  'kc_action_status',
]);

/** The name of one `name=value` piece of a query. */
const nameOf = (piece: string): string => new URLSearchParams(piece).keys().next().value ?? '';

function find(query: string): Callback | null {
  for (const state of new URLSearchParams(query).getAll('state')) {
    const [, kind, method] = MARK.exec(state) ?? [];
    if (kind && method) return { kind: kind as CallbackKind, method, state, query };
  }
  return null;
}

/**
 * Takes a provider's answer out of the page's address, so that no script, no request and no bookmark sees it there.
 * Other parameters stay as they are. Returns null, and touches nothing, where the address holds no answer of ours.
 */
export function takeCallback({ location, history }: Address): Callback | null {
  // Most pages that open: nothing is taken apart before their first form.
  if (!/[?#]/.test(location.href)) return null;
  const url = new URL(location.href);
  for (const part of ['search', 'hash'] as const) {
    const callback = find(url[part].slice(1));
    if (!callback) continue;
    const rest = callback.query.split('&').filter((piece) => !PARAMETERS.has(nameOf(piece)));
    url[part] = rest.join('&');
    try {
      history.replaceState(history.state, '', url.href);
    } catch {
      // Engines limit how often a page may do this. The answer is good for one sign-in all the same.
    }
    return callback;
  }
  return null;
}
