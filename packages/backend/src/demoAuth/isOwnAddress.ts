/**
 * Whether a request was meant for this portal, by its header `Host`. A page of somebody else whose name is made to lead to
 * this machine (DNS rebinding) is of the same origin as the portal for a browser, and could send any header but this one.
 *
 * @param host - as the browser has sent it, not as a proxy, or a page, says in `X-Forwarded-Host`
 * @param baseUrls - where the portal is said to be
 */
export function isOwnAddress(
  host: string | undefined,
  baseUrls: readonly string[],
): boolean {
  const url = `http://${host}`;
  if (!host || !URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return (
    ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ||
    baseUrls.some(baseUrl => new URL(baseUrl).hostname === hostname)
  );
}
