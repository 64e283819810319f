import type { ASTNode } from '@marcbachmann/cel-js';

/** Whether an argument of a node is a node itself. */
export function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}
