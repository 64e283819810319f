/** Where the portal's token may be sent to, as the configuration says. */
export interface AllowedAddress {
  /** A host's name, or `.` and the domain that it must be in. */
  readonly host: string;
  /** Without one, 443: what an https address without a port means. */
  readonly port: string;
  /** Without a slash at its end. */
  readonly path: string;
}

/**
 * Reads an address as one configures it: `api.example.com`, `*.example.com:6443` or `https://proxy.example.com/clusters/a`.
 * Without a port it is 443, without a path none: another port or path of a host may be somebody else's. `undefined`
 * for what is no such address.
 */
export function parseAllowedAddress(text: string): AllowedAddress | undefined {
  const address = text.includes('://') ? text : `https://${text}`;
  const inDomain = address.startsWith('https://*.');
  const url = parseHttps(
    inDomain ? address.replace('https://*.', 'https://') : address,
  );
  return url && { ...url, host: inDomain ? `.${url.host}` : url.host };
}

/**
 * The address, in the one way to write it, where the configuration allows it: it comes from somebody whom that does not
 * trust.
 */
export function allowedAddress(
  address: string,
  allowed: readonly AllowedAddress[],
): string | undefined {
  const url = parseHttps(address);
  const isAllowed =
    url !== undefined &&
    allowed.some(
      ({ host, port, path }) =>
        (host.startsWith('.') ? url.host.endsWith(host) : url.host === host) &&
        url.port === port &&
        url.path === path,
    );
  return isAllowed
    ? new URL(`https://${url.host}:${url.port}`).origin + url.path
    : undefined;
}

function parseHttps(address: string): AllowedAddress | undefined {
  if (!URL.canParse(address)) {
    return undefined;
  }
  const url = new URL(address);
  const { protocol, hostname, port, pathname, username, password } = url;
  return protocol === 'https:' &&
    !username &&
    !password &&
    !url.search &&
    !url.hash &&
    !hostname.includes('*')
    ? {
        host: hostname,
        port: port || '443',
        path: pathname.replace(/\/$/, ''),
      }
    : undefined;
}
