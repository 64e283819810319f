import { childNodes, type Node } from '../syntax/Node';

/**
 * Which fields of a variable an expression looks at, also where it only asks whether they are there; `undefined` where it
 * looks at the variable as a whole. A name that a macro declares is taken for the variable too: rather one field too many.
 */
export function selectedFields(
  node: Node,
  variable: string,
): ReadonlySet<string> | undefined {
  const fields = new Set<string>();
  return collect(node, variable, fields) ? fields : undefined;
}

/** Whether every mention of the variable is of one of its fields. */
function collect(node: Node, variable: string, fields: Set<string>): boolean {
  if (node.kind === 'name') {
    return node.name !== variable;
  }
  const isField = node.kind === 'select' || node.kind === 'has';
  if (
    isField &&
    node.operand.kind === 'name' &&
    node.operand.name === variable
  ) {
    fields.add(node.field);
    return true;
  }
  return childNodes(node).every(child => collect(child, variable, fields));
}
