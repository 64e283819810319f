import type { ASTNode } from '@marcbachmann/cel-js';
import { isNode } from './isNode';

/** Loops within loops, regular expressions, and what doubles a value again and again. All else is as fast as it is short. */
const slow = [
  'all',
  'exists',
  'exists_one',
  'map',
  'filter',
  'bind',
  'matches',
];

/** Whether an expression could run for long on data that is not. */
export function mayTakeLong(node: ASTNode): boolean {
  return (
    (node.op === 'rcall' && slow.includes(node.args[0])) ||
    [node.args].flat(2).filter(isNode).some(mayTakeLong)
  );
}
