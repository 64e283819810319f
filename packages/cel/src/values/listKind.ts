/** How the items of a list are told apart: `x-kubernetes-list-type`. Keys are names as CEL has them. */
export type ListKind =
  | { kind: 'set' }
  | { kind: 'map'; keys: readonly string[] };

const kinds = new WeakMap<readonly unknown[], ListKind>();

/** Marks a list whose order does not matter to equality, and to which `+` adds only what is not there. */
export function withListKind(
  list: unknown[],
  kind: ListKind | undefined,
): unknown[] {
  if (kind) {
    kinds.set(list, kind);
  }
  return list;
}

export function listKindOf(list: readonly unknown[]): ListKind | undefined {
  return kinds.get(list);
}
