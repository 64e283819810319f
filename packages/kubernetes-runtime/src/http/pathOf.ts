import type { IncomingMessage } from 'node:http';

/**
 * The path of a request, without its query; undefined when it asks for something else than a path, as CONNECT and
 * OPTIONS may. It is not decoded. Cut by hand: the parser of URLs takes the path `//` for a host, and throws.
 */
export function pathOf({ url = '' }: IncomingMessage): string | undefined {
  // What proxies are asked for, and every server has to take (RFC 9112, 3.2.2).
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '');
  const [end] = path.split(/[?#]/, 1);
  if (path !== url && end === '') {
    return '/';
  }
  return end?.startsWith('/') ? end : undefined;
}
