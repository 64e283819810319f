import type { ASTNode } from '@marcbachmann/cel-js';
import { isNode } from './isNode';

/** What of a resource an expression looks at. Of Secrets the data is read for `whole` only. */
export type Extent = 'metadata' | 'whole';
export type References = Map<string, Extent>;

const loops = ['all', 'exists', 'exists_one', 'map', 'filter'];

/** Which of the given names an expression refers to. Names that a macro gives to entries of lists hide them. */
export function referencesIn(
  ast: ASTNode,
  names: ReadonlySet<string>,
): References {
  const references: References = new Map();
  visit(ast, names, references);
  return references;
}

function visit(
  node: ASTNode,
  names: ReadonlySet<string>,
  references: References,
): void {
  const note = (name: string, extent: Extent) => {
    if (names.has(name) && references.get(name) !== 'whole') {
      references.set(name, extent);
    }
  };
  if (node.op === 'id') {
    note(node.args, 'whole');
    return;
  }
  if (node.op === '.' && node.args[1] === 'metadata') {
    const [object] = node.args;
    if (object.op === 'id') {
      note(object.args, 'metadata');
      return;
    }
  }
  if (node.op === 'rcall') {
    const [method, receiver, args] = node.args;
    const [variable, ...rest] = args;
    const isBind = method === 'bind' && isName(receiver, 'cel');
    if ((loops.includes(method) || isBind) && variable?.op === 'id') {
      const outside = isBind ? rest.slice(0, 1) : [receiver];
      const inside = isBind ? rest.slice(1) : rest;
      const visible = new Set([...names].filter(one => one !== variable.args));
      outside.forEach(child => visit(child, names, references));
      inside.forEach(child => visit(child, visible, references));
      return;
    }
  }
  [node.args]
    .flat(2)
    .filter(isNode)
    .forEach(child => visit(child, names, references));
}

function isName(node: ASTNode, name: string): boolean {
  return node.op === 'id' && node.args === name;
}
