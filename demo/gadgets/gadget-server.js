import { listen } from '../web/listen.js';
import { sendNotFound } from '../web/send.js';
import { sendFile } from '../web/static-files.js';

/**
 * @typedef {object} GadgetSettings may be changed between requests
 * @property {(policy: string) => string} csp makes another policy of the standard one
 * @property {Record<string, string>} mounts more folders to serve, by path prefix with both slashes
 */

/**
 * Starts the gadgets' origin. A gadget is plain files; what makes it safe to put on a desk is in the headers:
 *
 * 1. the policy lets it run and look like its own files and nothing else; it has no connection of its own, since
 *    every request goes through the desk. The origin is spelled out, since the frame is sandboxed without
 *    `allow-same-origin`: there WebKit takes `'self'` for an origin that matches nothing, other engines for this one;
 * 2. only the desk may frame it;
 * 3. module scripts of a sandboxed frame are asked for with `Origin: null`, so the files may be read by anyone.
 *
 * @param {object} options
 * @param {import('../addresses.js').DemoUrls} options.urls
 * @param {string[]} options.folders where gadgets are, in order
 * @param {string} options.bundleFolder where `gadget.js` is
 * @param {readonly string[]} options.desks origins that may frame a gadget
 * @param {Partial<GadgetSettings>} [options.settings]
 */
export async function startGadgets({ urls, folders, bundleFolder, desks, settings: given = {} }) {
  /** @type {GadgetSettings} */
  const settings = { csp: (policy) => policy, mounts: {}, ...given };

  const server = await listen({
    origin: urls.gadgets,
    async handle(request, response) {
      const headers = {
        'Content-Security-Policy': settings.csp(gadgetPolicy(urls.gadgets, desks)),
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Referrer-Policy': 'no-referrer',
      };
      const mounts = {
        ...settings.mounts,
        '/gadget.js': `${bundleFolder}/gadget.js`,
        '/gadget.js.map': `${bundleFolder}/gadget.js.map`,
        '/': folders,
      };
      if (!(await sendFile(request, response, { mounts, headers }))) await sendNotFound(request, response, headers);
    },
  });

  return { settings, close: server.close };
}

/**
 * @param {string} origin the gadgets' own
 * @param {readonly string[]} desks
 */
function gadgetPolicy(origin, desks) {
  return [
    "default-src 'none'",
    `script-src ${origin}`,
    `style-src ${origin}`,
    `img-src ${origin}`,
    `font-src ${origin}`,
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${desks.join(' ')}`,
    "require-trusted-types-for 'script'",
  ].join('; ');
}
