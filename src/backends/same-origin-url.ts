/** The absolute URL of `target` where it is on the page's own origin, else empty: nobody is sent anywhere else. */
export function sameOriginUrl(target: string, pageUrl: string): string {
  if (target === '' || !URL.canParse(target, pageUrl)) return '';
  const url = new URL(target, pageUrl);
  const isHttp = url.protocol === 'https:' || url.protocol === 'http:';
  return isHttp && url.origin === new URL(pageUrl).origin ? url.href : '';
}
