/** A part of an expression. `at` is where it begins in the text. */
export type Node =
  | { kind: 'literal'; value: unknown; at: number }
  | { kind: 'name'; name: string; at: number }
  | {
      kind: 'select';
      operand: Node;
      field: string;
      /** `.?` */
      optional: boolean;
      at: number;
    }
  | { kind: 'has'; operand: Node; field: string; at: number }
  | {
      kind: 'call';
      /** An operator has the name that cel-go gives it: `_+_`, `_?_:_`. */
      name: string;
      target?: Node;
      args: Node[];
      at: number;
    }
  | { kind: 'list'; items: { value: Node; optional: boolean }[]; at: number }
  | {
      kind: 'map';
      entries: { key: Node; value: Node; optional: boolean }[];
      at: number;
    }
  | LoopNode
  | BindNode
  | OptionalMapNode;

/** What a macro such as `all` makes of a range. */
export interface LoopNode {
  kind: 'loop';
  loop:
    | 'all'
    | 'exists'
    | 'existsOne'
    | 'filter'
    | 'sortBy'
    | 'toEntries'
    | 'toList'
    | 'toMap';
  range: Node;
  /** Each item of a list, or each key of a map; with two names the index or key first, the item or value second. */
  variables: [string] | [string, string];
  /** Only for what keeps this. */
  filter?: Node;
  body: Node;
  at: number;
}

/** A value under a name of its own: `cel.bind`. */
export interface BindNode {
  kind: 'bind';
  variable: string;
  value: Node;
  body: Node;
  at: number;
}

/** `optMap` and `optFlatMap`. */
export interface OptionalMapNode {
  kind: 'optionalMap';
  target: Node;
  variable: string;
  body: Node;
  flat: boolean;
  at: number;
}

/** The nodes right under one. */
export function childNodes(node: Node): Node[] {
  switch (node.kind) {
    case 'select':
    case 'has':
      return [node.operand];
    case 'call':
      return node.target ? [node.target, ...node.args] : node.args;
    case 'list':
      return node.items.map(({ value }) => value);
    case 'map':
      return node.entries.flatMap(({ key, value }) => [key, value]);
    case 'loop':
      return [node.range, ...(node.filter ? [node.filter] : []), node.body];
    case 'bind':
      return [node.value, node.body];
    case 'optionalMap':
      return [node.target, node.body];
    default:
      return [];
  }
}
