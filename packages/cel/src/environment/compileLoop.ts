import { ExpressionSyntaxError } from '../syntax/ExpressionSyntaxError';
import type { BindNode, LoopNode, OptionalMapNode } from '../syntax/Node';
import { listOf, mapOf, optionalOf, types, type Type } from '../types/Type';
import { noSuchOverload, survivable, type CelError } from '../values/CelError';
import { EntryMap, isCelMap } from '../values/CelMap';
import { Optional } from '../values/Optional';
import { addEntry } from './addEntry';
import { resolveOverload } from './compileCall';
import type { Context } from './Context';
import type { Compiled, Frame, Run } from './Program';
import { runOf } from './runOf';

/**
 * Calls `visit` for each item of a range that passes the filter; ends when it yields false. Where an item fails, what failed
 * first is thrown at the end: an API server still looks at the other items, at each of which the evaluation may be aborted.
 */
type Walk = (
  frame: Frame,
  visit: (body: Run, item: unknown, hasFailed: boolean) => boolean,
) => void;

/** Makes of a macro over a range what evaluates it. */
export function compileLoop(node: LoopNode, context: Context): Compiled {
  const range = context.compile(node.range);
  const itemTypes = variableTypes(node, range.type, context);
  const variables = node.variables.map((name, index) => ({
    name,
    type: itemTypes[index] ?? types.dyn,
  }));
  return context.within(variables, slots => {
    const filter = node.filter && context.compile(node.filter);
    if (filter) {
      context.expect(filter, types.bool);
    }
    const body = context.compile(node.body);
    const walkOver = (over: Run) => walkOf(over, slots, filter?.run, body.run);
    if (node.loop === 'sortBy') {
      return compileSortBy(range, body, walkOver, context);
    }
    const [first = types.dyn] = itemTypes;
    return finish(node, { first, body }, walkOver(range.run), context);
  });
}

function variableTypes(
  { variables, loop }: LoopNode,
  range: Type,
  context: Context,
): Type[] {
  const resolved = context.unifier.resolve(range);
  const isTwo = variables.length === 2;
  const [first = types.dyn, second = types.dyn] = resolved.params;
  switch (resolved.kind) {
    case 'list':
      return isTwo ? [types.int, first] : [first];
    case 'map':
      if (loop === 'sortBy') {
        break;
      }
      return isTwo ? [first, second] : [first];
    case 'dyn':
    case 'param':
      context.unifier.isAssignable(types.dyn, resolved);
      return [types.dyn, types.dyn];
    default:
  }
  throw new ExpressionSyntaxError(
    `expression of type '${context.format(
      resolved,
    )}' cannot be range of a comprehension (must be list, map, or dynamic)`,
  );
}

function walkOf(
  range: Run,
  [firstSlot = 0, secondSlot]: readonly number[],
  filter: Run | undefined,
  body: Run,
): Walk {
  return (frame, visit) => {
    const { budget, slots } = frame;
    const over = range(frame);
    const isList = Array.isArray(over);
    if (!isList && !isCelMap(over)) {
      throw noSuchOverload();
    }
    const items = isList ? over : over.keys();
    let failure: CelError | undefined;
    for (let index = 0; index < items.length; index++) {
      budget.spend(1);
      const item = items[index];
      if (secondSlot === undefined) {
        slots[firstSlot] = item;
      } else {
        slots[firstSlot] = isList ? BigInt(index) : item;
        slots[secondSlot] = isList ? item : over.get(item);
      }
      try {
        if (filter && !isTrue(filter(frame))) {
          continue;
        }
        if (!visit(body, slots[firstSlot], failure !== undefined)) {
          return;
        }
      } catch (error) {
        const survived = survivable(error);
        failure ??= survived;
      }
    }
    if (failure) {
      throw failure;
    }
  };
}

function isTrue(value: unknown): boolean {
  if (typeof value !== 'boolean') {
    throw noSuchOverload();
  }
  return value;
}

function finish(
  { loop }: LoopNode,
  { first, body }: { first: Type; body: Compiled },
  walk: Walk,
  context: Context,
): Compiled {
  switch (loop) {
    case 'all':
      context.expect(body, types.bool);
      return { type: types.bool, run: quantifier(walk, false) };
    case 'exists':
      context.expect(body, types.bool);
      return { type: types.bool, run: quantifier(walk, true) };
    case 'existsOne':
      context.expect(body, types.bool);
      return { type: types.bool, run: frame => countTrue(walk, frame) === 1 };
    case 'filter':
      context.expect(body, types.bool);
      return {
        type: listOf(first),
        run: frame =>
          collect(walk, frame, (run, item, into) => {
            if (isTrue(run(frame))) {
              into.push(item);
            }
          }),
      };
    case 'toMap':
      return {
        type: mapOf(first, body.type),
        run: frame => {
          const map = new EntryMap();
          walk(frame, (run, item, hasFailed) => {
            if (!hasFailed) {
              addEntry(map, item, run(frame));
            }
            return true;
          });
          return map;
        },
      };
    case 'toEntries':
      return compileToEntries(body, walk, context);
    default:
      return {
        type: listOf(body.type),
        run: frame =>
          collect(walk, frame, (run, _, into) => {
            into.push(run(frame));
          }),
      };
  }
}

/** An item that decides does so whether or not the items before it fail. */
function quantifier(walk: Walk, decisive: boolean): Run {
  return frame => {
    let result = !decisive;
    walk(frame, run => {
      const isDecided = isTrue(run(frame)) === decisive;
      if (isDecided) {
        result = decisive;
      }
      return !isDecided;
    });
    return result;
  };
}

function countTrue(walk: Walk, frame: Frame): number {
  let count = 0;
  walk(frame, run => {
    count += isTrue(run(frame)) ? 1 : 0;
    return true;
  });
  return count;
}

function collect(
  walk: Walk,
  frame: Frame,
  add: (run: Run, item: unknown, into: unknown[]) => void,
): unknown[] {
  const list: unknown[] = [];
  walk(frame, (run, item) => {
    add(run, item, list);
    return true;
  });
  return list;
}

function compileToEntries(
  body: Compiled,
  walk: Walk,
  context: Context,
): Compiled {
  const key = context.unifier.fresh();
  const value = context.unifier.fresh();
  const type = mapOf(key, value);
  context.expect(body, type);
  return {
    type: context.unifier.resolve(type),
    run: frame => {
      const map = new EntryMap();
      walk(frame, run => {
        const entries = run(frame);
        if (!isCelMap(entries)) {
          throw noSuchOverload();
        }
        entries.keys().forEach(one => addEntry(map, one, entries.get(one)));
        return true;
      });
      return map;
    },
  };
}

/** As cel-go's macro: a call of a function that takes the items and their keys. */
function compileSortBy(
  range: Compiled,
  body: Compiled,
  walkOver: (over: Run) => Walk,
  context: Context,
): Compiled {
  const name = '@sortByAssociatedKeys';
  const overloads = context.declarations.functions.get(name);
  const { type, matching } = resolveOverload(
    name,
    overloads,
    [range.type, listOf(body.type)],
    true,
    context,
  );
  const variable = { name: '@items', type: range.type };
  return context.within([variable], ([slot = 0]) => {
    const walk = walkOver(({ slots }) => slots[slot]);
    const items: Run = frame => {
      // Where the range fails, its keys do.
      frame.slots[slot] = undefined;
      frame.slots[slot] = range.run(frame);
      return frame.slots[slot];
    };
    const keys: Run = frame =>
      collect(walk, frame, (run, _, into) => {
        into.push(run(frame));
      });
    return { type, run: runOf(name, { matching, overloads }, [items, keys]) };
  });
}

/** `cel.bind(name, value, body)` */
export function compileBind(node: BindNode, context: Context): Compiled {
  if (!context.declarations.allowsBind) {
    throw new ExpressionSyntaxError(
      "undeclared reference to 'bind' (in container '')",
    );
  }
  const { type, run } = context.compile(node.value);
  return context.within([{ name: node.variable, type }], ([slot = 0]) => {
    const body = context.compile(node.body);
    return {
      type: body.type,
      run: frame => {
        frame.slots[slot] = run(frame);
        return body.run(frame);
      },
    };
  });
}

/** `optional.optMap(name, body)` and `optFlatMap` */
export function compileOptionalMap(
  node: OptionalMapNode,
  context: Context,
): Compiled {
  const { unifier } = context;
  const target = context.compile(node.target);
  const inner = unifier.fresh();
  context.expect(target, optionalOf(inner));
  const variable = { name: node.variable, type: unifier.resolve(inner) };
  return context.within([variable], ([slot = 0]) => {
    const body = context.compile(node.body);
    const type = node.flat ? unifier.fresh() : body.type;
    if (node.flat) {
      context.expect(body, optionalOf(type));
    }
    return {
      type: optionalOf(unifier.resolve(type)),
      run: frame => {
        const optional = target.run(frame);
        frame.budget.spend(1);
        if (!(optional instanceof Optional)) {
          throw noSuchOverload();
        }
        if (!optional.hasValue) {
          return Optional.none;
        }
        frame.slots[slot] = optional.value;
        const value = body.run(frame);
        return node.flat ? value : Optional.of(value);
      },
    };
  });
}
