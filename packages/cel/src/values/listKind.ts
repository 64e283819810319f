/** How items are told apart, where their order does not matter. Keys are names as CEL has them. */
export type UnorderedKind =
  | { kind: 'set' }
  | { kind: 'map'; keys: readonly string[] };

/** `x-kubernetes-list-type` */
export type ListKind = { kind: 'atomic' } | UnorderedKind;

const kinds = new WeakMap<readonly unknown[], ListKind>();

/**
 * Marks a list that has a schema, as an API server's own data does. Unless it is atomic, its order does not matter to
 * equality, and `+` adds only what is not there.
 */
export function withListKind(list: unknown[], kind: ListKind): unknown[] {
  kinds.set(list, kind);
  return list;
}

export function listKindOf(list: readonly unknown[]): ListKind | undefined {
  return kinds.get(list);
}
