import { PortInUse } from '../../../demo/web/listen.js';

/**
 * Starts something that listens on ports from `portBase` on. Another run, or another program, may hold these: then the
 * next hundred are tried.
 *
 * @template Started
 * @param {number} portBase
 * @param {(portBase: number) => Promise<Started>} start
 * @returns {Promise<Started>}
 */
export async function startOnFreePorts(portBase, start) {
  try {
    return await start(portBase);
  } catch (thrown) {
    if (!(thrown instanceof PortInUse) || portBase > 9000) throw thrown;
    return startOnFreePorts(portBase + 100, start);
  }
}
