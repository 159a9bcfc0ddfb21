import type { FinesseSettings } from './settings.js';

/**
 * What gives credentials, takes them anywhere but in the `Authorization` header, or tells on other agents. The rest of
 * the REST API is a service like any other, and what a gadget may ask of it is for its grants to say.
 */
const PATHS = [
  '/desktop/sso',
  '/ids',
  '/http-bind',
  '/ws',
  '/finesse/api/CloudConnectTokenService',
  '/finesse/api/UserAuthMode',
];

/** Every address of a Finesse that no gadget may send anything to. */
export function protectedUrls(settings: FinesseSettings): string[] {
  const { url, alternateUrl, tokenServiceUrl, alternateTokenServiceUrl, boshUrl } = settings;
  const nodes = new Set([url, alternateUrl, tokenServiceUrl, alternateTokenServiceUrl]);
  nodes.delete(undefined);
  const urls = [...nodes].flatMap((node) => PATHS.map((path) => String(node) + path));
  return boshUrl === undefined ? urls : [...urls, boshUrl];
}
