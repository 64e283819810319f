import { childNodes, type Node } from '../syntax/Node';

/** What of a variable an expression looks at. */
export type Extent = 'metadata' | 'whole';
export type References = Map<string, Extent>;

/** Which of the given variables an expression refers to. Names that a macro gives to entries of lists hide them. */
export function referencesIn(
  node: Node,
  names: ReadonlySet<string>,
): References {
  const references: References = new Map();
  visit(node, names, references);
  return references;
}

/** Adds references to others. */
export function mergeReferences(into: References, from: References): void {
  for (const [name, extent] of from) {
    note(into, name, extent);
  }
}

function note(references: References, name: string, extent: Extent): void {
  if (references.get(name) !== 'whole') {
    references.set(name, extent);
  }
}

function visit(
  node: Node,
  names: ReadonlySet<string>,
  references: References,
): void {
  if (node.kind === 'name') {
    if (names.has(node.name)) {
      note(references, node.name, 'whole');
    }
    return;
  }
  const isField = node.kind === 'select' || node.kind === 'has';
  if (isField && node.field === 'metadata' && node.operand.kind === 'name') {
    if (names.has(node.operand.name)) {
      note(references, node.operand.name, 'metadata');
    }
    return;
  }
  const { outside, inside, variables } = scopesOf(node);
  outside.forEach(child => visit(child, names, references));
  const visible = variables.some(one => names.has(one))
    ? new Set([...names].filter(one => !variables.includes(one)))
    : names;
  inside.forEach(child => visit(child, visible, references));
}

/** The parts of a node that see the variables that it declares, and those that do not. */
function scopesOf(node: Node): {
  outside: Node[];
  inside: Node[];
  variables: readonly string[];
} {
  switch (node.kind) {
    case 'loop': {
      const { range, filter, body, variables } = node;
      const inside = filter ? [filter, body] : [body];
      return { outside: [range], inside, variables };
    }
    case 'bind':
      return {
        outside: [node.value],
        inside: [node.body],
        variables: [node.variable],
      };
    case 'optionalMap':
      return {
        outside: [node.target],
        inside: [node.body],
        variables: [node.variable],
      };
    default:
      return { outside: childNodes(node), inside: [], variables: [] };
  }
}
