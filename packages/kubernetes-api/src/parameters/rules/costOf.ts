import type { ASTNode } from '@marcbachmann/cel-js';
import { childNodes } from './childNodes';

const loops = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/**
 * How many steps a rule takes at most, roughly, on values with `size` parts: each loop inside a loop multiplies them.
 *
 * The API server does not accept a schema whose rules may take too long; the library has no such limit.
 */
export function costOf(rule: ASTNode, size: number): number {
  const { depth, nodes } = measure(rule);
  return nodes * Math.max(size, nodes) ** depth;
}

function measure(node: ASTNode): { depth: number; nodes: number } {
  const inner = childNodes(node).map(measure);
  const isLoop = node.op === 'rcall' && loops.has(node.args[0]);
  return {
    depth: Math.max(0, ...inner.map(({ depth }) => depth)) + (isLoop ? 1 : 0),
    nodes: inner.reduce((sum, { nodes }) => sum + nodes, 1),
  };
}
