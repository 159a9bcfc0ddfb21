import { createClock } from '../provider/clock.js';

/**
 * How a server fails: a status of its own kind, a connection that is cut, or no answer at all, so that a client has
 * to give up by itself.
 *
 * @typedef {number | 'cut' | 'hang'} Fault
 *
 * @typedef {object} SeenRequest
 * @property {string} site which server of the system
 * @property {string} method
 * @property {string} path
 * @property {string} query with its `?`, or empty; what may be secret is replaced by a fingerprint
 * @property {string[]} headerNames in lower case
 * @property {string[]} fields names of the members of a JSON or form body, once it has been read
 * @property {string | undefined} authorization fingerprint of the whole field value
 * @property {string | undefined} requestId
 * @property {number} status 0 until answered
 * @property {boolean} aborted the reader went before the end
 *
 * @typedef {object} Where
 * @property {string} [site] default: every server of the system
 * @property {RegExp} [path] default: every path
 */

/**
 * What every simulator lets a test do, in process.
 *
 * @typedef {ReturnType<typeof createControls>} Controls
 */
export function createControls() {
  /** @type {SeenRequest[]} */
  const requests = [];
  /** @type {{ fault: Fault, where: Where }[]} */
  const faults = [];
  /** @type {{ fault: Fault, where: Where }[]} */
  const outages = [];

  return {
    /** The system's clock; `offset` puts it ahead by so many seconds. */
    clock: createClock(),
    requests,

    /**
     * Takes the system or a part of it down, until it is called with `undefined`, which brings all of it up again.
     *
     * @param {Fault | undefined} fault
     * @param {Where} [where]
     */
    outage(fault, where = {}) {
      if (fault === undefined) outages.length = 0;
      else outages.push({ fault, where });
    },

    /**
     * Lets the next requests fail.
     *
     * @param {Fault} fault
     * @param {Where & { times?: number }} [where] `times` default 1
     */
    failNext(fault, { times = 1, ...where } = {}) {
      for (let count = 0; count < times; count += 1) faults.push({ fault, where });
    },

    /**
     * The fault that a request meets, if any. A fault of `failNext` is used up by it.
     *
     * @param {string} site
     * @param {string} path
     * @returns {Fault | undefined}
     */
    meet(site, path) {
      const fits = (/** @type {{ where: Where }} */ { where }) =>
        (where.site === undefined || where.site === site) && (where.path === undefined || where.path.test(path));
      const outage = outages.find(fits);
      if (outage !== undefined) return outage.fault;
      const index = faults.findIndex(fits);
      return index === -1 ? undefined : faults.splice(index, 1)[0]?.fault;
    },
  };
}
