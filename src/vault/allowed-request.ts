import type { Authorization } from '../core/grant.js';

/** A request that the policy has allowed. */
export interface AllowedRequest {
  readonly url: URL;
  readonly method: string;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: ArrayBuffer | null;
  readonly authorization: Authorization;
}
