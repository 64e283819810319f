import type { Node } from './Node';

/** `a.b.c`, if a node is just that. */
export function qualifiedName(node: Node): string | undefined {
  if (node.kind === 'name') {
    return node.name;
  }
  if (node.kind !== 'select' || node.optional) {
    return undefined;
  }
  const prefix = qualifiedName(node.operand);
  return prefix === undefined ? undefined : `${prefix}.${node.field}`;
}
