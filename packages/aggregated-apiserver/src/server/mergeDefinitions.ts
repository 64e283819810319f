import { isDeepStrictEqual } from 'node:util';

/** A part of an OpenAPI 2.0 document, with the definitions that it refers to. */
export interface OpenApiV2 {
  paths: object;
  definitions: object;
}

const prefix = '#/definitions/';

/**
 * Several parts as one document. What is called the same and says something else, as where clusters have different versions of
 * Kubernetes, gets the name of its group behind its own: nobody describes the kinds of another group.
 */
export function mergeDefinitions(
  parts: readonly (OpenApiV2 & { group: string })[],
): OpenApiV2 {
  const paths: Record<string, unknown> = {};
  const definitions = new Map<string, unknown>();
  for (const part of parts) {
    const own = Object.entries(part.definitions);
    const isTaken = ([name, definition]: [string, unknown]) =>
      definitions.has(name) &&
      !isDeepStrictEqual(definitions.get(name), definition);
    const others = new Map<string, string>();
    if (own.some(isTaken)) {
      // Also those that are the same: what they refer to may be another one.
      for (const [name] of own.filter(([one]) => definitions.has(one))) {
        others.set(name, `${name}.${part.group}`);
      }
    }
    const renamed = others.size > 0 ? withOtherNames(part, others) : part;
    Object.assign(paths, renamed.paths);
    for (const [name, definition] of Object.entries(renamed.definitions)) {
      definitions.set(others.get(name) ?? name, definition);
    }
  }
  return { paths, definitions: Object.fromEntries(definitions) };
}

function withOtherNames<T>(value: T, names: ReadonlyMap<string, string>): T {
  return JSON.parse(JSON.stringify(value), (key, one) => {
    if (key !== '$ref' || typeof one !== 'string' || !one.startsWith(prefix)) {
      return one;
    }
    const other = names.get(one.slice(prefix.length));
    return other === undefined ? one : prefix + other;
  }) as T;
}
