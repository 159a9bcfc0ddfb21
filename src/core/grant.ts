/** What a granted request carries: the session's credential, or nothing at all. */
export type Authorization = 'session' | 'none';

/**
 * One permission of one gadget: these methods, on this origin, at or below this path, with this authorization.
 * Everything that no grant allows is refused.
 */
export interface Grant {
  /** Exact origin, scheme and port included, for example `https://orders.example`. */
  readonly origin: string;
  /** Path prefix by whole segments: `/v2/orders` covers `/v2/orders/7`, not `/v2/orders-archive`. Default `/`. */
  readonly path: string;
  /** Methods in upper case. Default `['GET']`. */
  readonly methods: readonly string[];
  /** Default `'session'`. */
  readonly authorization: Authorization;
  /**
   * Request headers the gadget may set beside the ordinary ones of an API call (`Accept`, `Content-Type`, `If-Match`
   * and the like), in lower case. Headers that carry a credential or change where a request goes cannot be granted.
   * Default none.
   */
  readonly headers?: readonly string[];
}

/** The grants of every gadget, by gadget id. */
export type Grants = ReadonlyMap<string, readonly Grant[]>;
