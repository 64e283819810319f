/** What a path under `/apis/<group>/` is about. */
export interface ResourcePath {
  version: string;
  /** Absent for a read over all namespaces, and for kinds that have none. */
  namespace?: string;
  /** The plural. */
  resource: string;
  name?: string;
  subresource?: string;
}

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const longest = 253;

/**
 * Reads a path once and for all: what goes on to the service cluster is built anew from this. Undefined for everything that
 * is no path of a resource; dots that climb, escapes within escapes and empty segments among it.
 */
export function parseResourcePath(path: string): ResourcePath | undefined {
  const segments = path.split('/').slice(1).map(decode);
  if (segments.some(segment => segment === undefined)) {
    return undefined;
  }
  const [root, , version = '', ...rest] = segments as string[];
  if (root !== 'apis' || !label.test(version)) {
    return undefined;
  }
  const isNamespaced = rest[0] === 'namespaces' && rest.length > 2;
  const namespace = isNamespaced ? rest[1] : undefined;
  const [resource = '', name, subresource, ...more] = isNamespaced
    ? rest.slice(2)
    : rest;
  if (
    more.length > 0 ||
    !label.test(resource) ||
    (namespace !== undefined && !label.test(namespace)) ||
    (subresource !== undefined && !label.test(subresource))
  ) {
    return undefined;
  }
  return {
    ...{ version, resource },
    ...(namespace !== undefined && { namespace }),
    ...(name !== undefined && { name }),
    ...(subresource !== undefined && { subresource }),
  };
}

/** One segment; undefined for what no name may hold. */
function decode(segment: string): string | undefined {
  let text: string;
  try {
    text = decodeURIComponent(segment);
  } catch {
    return undefined;
  }
  const isName =
    text.length > 0 &&
    text.length <= longest &&
    text !== '.' &&
    text !== '..' &&
    /^[^/%\\?#;\s]+$/.test(text) &&
    !/[^\x20-\x7e]/.test(text);
  return isName ? text : undefined;
}
