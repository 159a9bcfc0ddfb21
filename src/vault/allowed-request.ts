import type { Authorization } from '../core/grant.js';

/** A request that the policy has allowed. */
export interface AllowedRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: ArrayBuffer | null;
  readonly authorization: Authorization;
}
