/** Whether a host name can only mean this machine (Secure Contexts §3.1). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

/** Whether a URL is safe to speak to: `https:`, or `http:` on loopback while `development` is on. */
export function isSecureUrl(url: URL, development: boolean): boolean {
  return url.protocol === 'https:' || (development && url.protocol === 'http:' && isLoopback(url.hostname));
}
