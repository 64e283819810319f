import type { ASTNode } from '@marcbachmann/cel-js';

/** The nodes right under one of an expression. */
export function childNodes({ args }: ASTNode): ASTNode[] {
  return [args].flat(2).filter(isNode);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}
