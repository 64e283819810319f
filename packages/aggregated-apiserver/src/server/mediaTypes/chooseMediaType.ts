import Negotiator from 'negotiator';
import type { IncomingHttpHeaders } from 'node:http';
import { notAcceptable } from '../status/failures';

/** Plain JSON, which goes before everything else unless a client prefers otherwise. */
export const json = 'application/json';

/**
 * The media type that the client likes best.
 *
 * @throws StatusError 406 for one that takes none of them
 */
export function chooseMediaType<T extends string>(
  headers: IncomingHttpHeaders,
  offered: readonly T[],
): T {
  const chosen = new Negotiator({ headers }).mediaType([...offered]);
  const found = offered.find(one => one === chosen);
  if (found === undefined) {
    throw notAcceptable(offered);
  }
  return found;
}
