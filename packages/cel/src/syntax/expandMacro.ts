import { ExpressionSyntaxError } from './ExpressionSyntaxError';
import type { LoopNode, Node } from './Node';

type Call = Extract<Node, { kind: 'call' }>;

const loops: Record<string, LoopNode['loop']> = {
  all: 'all',
  exists: 'exists',
  exists_one: 'existsOne',
  existsOne: 'existsOne',
  filter: 'filter',
  map: 'toList',
  sortBy: 'sortBy',
  transformList: 'toList',
  transformMap: 'toMap',
  transformMapEntry: 'toEntries',
};
/** How many arguments each takes, with one variable and with two. */
const counts: Record<string, { one: number[]; two: number[] }> = {
  all: { one: [2], two: [3] },
  exists: { one: [2], two: [3] },
  exists_one: { one: [2], two: [3] },
  existsOne: { one: [], two: [3] },
  filter: { one: [2], two: [] },
  map: { one: [2, 3], two: [] },
  sortBy: { one: [2], two: [] },
  transformList: { one: [], two: [3, 4] },
  transformMap: { one: [], two: [3, 4] },
  transformMapEntry: { one: [], two: [3, 4] },
};

/** The call itself, or what it stands for. Macros are told by their names and the number of their arguments. */
export function expandMacro(call: Call): Node {
  const { name, target, args, at } = call;
  if (!target) {
    return name === 'has' && args.length === 1 ? expandHas(call) : call;
  }
  const [first, second, third] = args;
  if (/^opt(?:Flat)?Map$/.test(name) && first && second && args.length === 2) {
    return {
      kind: 'optionalMap',
      target,
      variable: simpleName(first),
      body: second,
      flat: name === 'optFlatMap',
      at,
    };
  }
  const isCel = target.kind === 'name' && target.name === 'cel';
  if (isCel && name === 'bind' && first && second && third) {
    const variable = simpleName(first);
    return { kind: 'bind', variable, value: second, body: third, at };
  }
  return expandLoop(target, call);
}

function expandHas({ args: [argument], at }: Call): Node {
  if (argument?.kind !== 'select' || argument.optional) {
    throw new ExpressionSyntaxError('invalid argument to has() macro');
  }
  const { operand, field } = argument;
  return { kind: 'has', operand, field, at };
}

function expandLoop(range: Node, call: Call): Node {
  const { name, args, at } = call;
  const loop = Object.hasOwn(loops, name) ? loops[name] : undefined;
  const count = counts[name];
  if (!loop || !count) {
    return call;
  }
  const isTwo = count.two.includes(args.length);
  if (!isTwo && !count.one.includes(args.length)) {
    return call;
  }
  const [first, second, ...rest] = args;
  const [body, filter] = (isTwo ? rest : args.slice(1)).reverse();
  if (!first || !body) {
    return call;
  }
  return {
    kind: 'loop',
    loop,
    range,
    variables:
      isTwo && second ? differentNames(first, second) : [simpleName(first)],
    ...(filter && { filter }),
    body,
    at,
  };
}

function differentNames(first: Node, second: Node): [string, string] {
  const names: [string, string] = [simpleName(first), simpleName(second)];
  if (names[0] === names[1]) {
    throw new ExpressionSyntaxError(`duplicate variable name: ${names[0]}`);
  }
  return names;
}

function simpleName(node: Node): string {
  if (node.kind !== 'name' || node.name.startsWith('.')) {
    throw new ExpressionSyntaxError('argument must be a simple name');
  }
  return node.name;
}
