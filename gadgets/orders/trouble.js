/**
 * Why the order service has not done what it was asked for.
 *
 * @typedef {'missing-permission' | 'not-granted' | 'signed-out' | 'not-accepted' | 'unknown' | 'rejected' | 'busy' | 'slow' | 'down'
 *   | 'unreachable' | 'disconnected' | 'unreadable'} Reason
 */

export class Trouble extends Error {
  /**
   * @param {Reason} reason
   * @param {object} [options]
   * @param {string} [options.permission] what the account lacks, as the service calls it
   * @param {unknown} [options.cause]
   */
  constructor(reason, { permission = '', cause } = {}) {
    super(`The order service: ${reason}`, { cause });
    this.name = 'Trouble';
    this.reason = reason;
    this.permission = permission;
  }
}

/** What the desk throws where there is no answer, by its error code. */
const BY_CODE = /** @type {Record<string, Reason>} */ ({
  'request-refused': 'not-granted',
  'request-timeout': 'slow',
  'too-many-requests': 'busy',
  'not-signed-in': 'signed-out',
  'session-ended': 'signed-out',
  'channel-closed': 'disconnected',
});

/** @param {any} thrown by `desk.fetch` */
export const troubleOf = (thrown) => new Trouble(BY_CODE[thrown?.code] ?? 'unreachable', { cause: thrown });

const BY_STATUS = /** @type {Record<number, Reason>} */ ({
  // The desk has sent it on behalf of a signed-in agent: without one it throws.
  401: 'not-accepted',
  403: 'missing-permission',
  404: 'unknown',
  408: 'slow',
  429: 'busy',
  504: 'slow',
});

/**
 * What an answer means that is not the one asked for. A 403 may name the scope it wants (RFC 6750, section 3.1).
 *
 * @param {Response} answer
 */
export function troubleWith({ status, headers }) {
  const [, permission = ''] = /\bscope="([^"]*)"/.exec(headers.get('www-authenticate') ?? '') ?? [];
  return new Trouble(BY_STATUS[status] ?? (status >= 500 ? 'down' : 'rejected'), { permission });
}
