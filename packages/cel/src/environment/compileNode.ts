import { ExpressionSyntaxError } from '../syntax/ExpressionSyntaxError';
import type { Node } from '../syntax/Node';
import { qualifiedName } from '../syntax/qualifiedName';
import {
  listOf,
  mapOf,
  optionalOf,
  optionalParam,
  typeOf,
  types,
  type Type,
} from '../types/Type';
import { CelError } from '../values/CelError';
import { EntryMap } from '../values/CelMap';
import { reservedWords } from '../values/escapeName';
import { Optional } from '../values/Optional';
import { TypeValue } from '../values/TypeValue';
import { Uint } from '../values/Uint';
import { setEntry } from './addEntry';
import { compileCall } from './compileCall';
import { compileBind, compileLoop, compileOptionalMap } from './compileLoop';
import type { Context } from './Context';
import type { Compiled } from './Program';
import { hasField, selectField } from './select';

/**
 * Gives a node its type, and makes what evaluates it, by the rules of cel-go 0.29 (`checker/checker.go`).
 *
 * @throws ExpressionSyntaxError
 */
export function compileNode(node: Node, context: Context): Compiled {
  switch (node.kind) {
    case 'literal':
      return {
        type: literalType(node.value),
        run: () => node.value,
        isConstant: true,
      };
    case 'name':
      return compileName(node.name, context);
    case 'select':
      return compileSelect(node, context);
    case 'has':
      return compileHas(node, context);
    case 'list':
      return compileList(node, context);
    case 'map':
      return compileMap(node, context);
    case 'call':
      return compileCall(node, context);
    case 'loop':
      return compileLoop(node, context);
    case 'bind':
      return compileBind(node, context);
    default:
      return compileOptionalMap(node, context);
  }
}

function literalType(value: unknown): Type {
  switch (typeof value) {
    case 'bigint':
      return types.int;
    case 'number':
      return types.double;
    case 'string':
      return types.string;
    case 'boolean':
      return types.bool;
    default:
      if (value === null) {
        return types.null;
      }
      return value instanceof Uint ? types.uint : types.bytes;
  }
}

function compileName(name: string, context: Context): Compiled {
  const local = context.local(name);
  if (local) {
    const { slot } = local;
    return {
      type: local.type,
      run: ({ budget, slots }) => {
        budget.spend(1);
        return slots[slot];
      },
    };
  }
  const plain = name.replace(/^\./, '');
  const { variables, typeNames } = context.declarations;
  const variable = variables.get(plain);
  if (variable) {
    return {
      type: variable,
      run: frame => {
        frame.budget.spend(1);
        if (!Object.hasOwn(frame.variables, plain)) {
          throw new CelError(`no such attribute: ${plain}`, {
            isMissing: true,
          });
        }
        return frame.variables[plain];
      },
    };
  }
  const type = typeNames.get(plain);
  if (type) {
    const value = new TypeValue(type.name);
    return { type: typeOf(type), run: () => value };
  }
  throw new ExpressionSyntaxError(
    `undeclared reference to '${name}' (in container '')`,
    { isUnknownName: true },
  );
}

function compileSelect(
  node: Extract<Node, { kind: 'select' }>,
  context: Context,
): Compiled {
  const name = qualifiedName(node);
  if (name !== undefined && context.declarations.typeNames.has(name)) {
    return compileName(name, context);
  }
  const { field, optional } = node;
  const operand = context.compile(node.operand);
  const { type, isOptional } = fieldType(operand.type, field, context);
  const { run } = operand;
  return {
    type: isOptional || optional ? optionalOf(type) : type,
    run: frame => {
      const value = run(frame);
      frame.budget.spend(1);
      return selectField(value, field, optional);
    },
  };
}

function compileHas(
  { operand, field }: Extract<Node, { kind: 'has' }>,
  context: Context,
): Compiled {
  const { type, run } = context.compile(operand);
  fieldType(type, field, context);
  return { type: types.bool, run: frame => hasField(run(frame), field) };
}

function fieldType(
  operand: Type,
  field: string,
  context: Context,
): { type: Type; isOptional: boolean } {
  const resolved = context.unifier.resolve(operand);
  const inner = optionalParam(resolved);
  const target = inner ?? resolved;
  const isOptional = inner !== undefined;
  switch (target.kind) {
    case 'map':
      return { type: target.params[1] ?? types.dyn, isOptional };
    case 'object': {
      const type =
        target.fields?.get(field) ??
        (reservedWords.has(field)
          ? target.fields?.get(`__${field}__`)
          : undefined);
      if (!type) {
        throw new ExpressionSyntaxError(`undefined field '${field}'`);
      }
      return { type, isOptional };
    }
    case 'param':
      context.unifier.isAssignable(types.dyn, target);
      return { type: types.dyn, isOptional };
    case 'dyn':
      return { type: types.dyn, isOptional };
    default:
      throw new ExpressionSyntaxError(
        `type '${context.format(target)}' does not support field selection`,
      );
  }
}

/** The type of a value that may be left out: of `?x` what the optional holds. */
function entryType(
  { type }: Compiled,
  isOptional: boolean,
  context: Context,
): Type {
  if (!isOptional) {
    return type;
  }
  const resolved = context.unifier.resolve(type);
  const inner = optionalParam(resolved);
  if (!inner && resolved.kind !== 'dyn') {
    throw context.mismatch(optionalOf(resolved), resolved);
  }
  return inner ?? types.dyn;
}

function joined(all: readonly Type[], context: Context): Type {
  return (
    all.reduce<Type | undefined>((previous, current) => {
      if (!previous) {
        return current;
      }
      const join = context.unifier.join(previous, current);
      if (!join && !context.allowsMixedLiterals) {
        throw context.mismatch(previous, current);
      }
      return join ?? types.dyn;
    }, undefined) ?? context.unifier.fresh()
  );
}

function compileList(
  { items }: Extract<Node, { kind: 'list' }>,
  context: Context,
): Compiled {
  const compiled = items.map(({ value, optional }) => ({
    ...context.compile(value),
    optional,
  }));
  context.noteLiteral(compiled);
  const item = joined(
    compiled.map(one => entryType(one, one.optional, context)),
    context,
  );
  return {
    type: listOf(item),
    isConstant: compiled.every(one => one.isConstant && !one.optional),
    run: frame => {
      frame.budget.spend(10 + compiled.length * 0.1);
      const list: unknown[] = [];
      for (const { run, optional } of compiled) {
        const value = run(frame);
        if (!optional) {
          list.push(value);
        } else if (present(value)) {
          list.push(value.value);
        }
      }
      return list;
    },
  };
}

function compileMap(
  { entries }: Extract<Node, { kind: 'map' }>,
  context: Context,
): Compiled {
  const compiled = entries.map(({ key, value, optional }) => ({
    key: context.compile(key),
    value: context.compile(value),
    optional,
  }));
  context.noteLiteral(
    compiled.map(({ key: { type } }) => ({ type, optional: false })),
  );
  context.noteLiteral(
    compiled.map(({ value: { type }, optional }) => ({ type, optional })),
  );
  const key = joined(
    compiled.map(one => one.key.type),
    context,
  );
  const value = joined(
    compiled.map(one => entryType(one.value, one.optional, context)),
    context,
  );
  return {
    type: mapOf(key, value),
    isConstant: compiled.every(
      one => one.key.isConstant && one.value.isConstant && !one.optional,
    ),
    run: frame => {
      frame.budget.spend(30 + compiled.length * 0.1);
      const map = new EntryMap();
      for (const entry of compiled) {
        const found = entry.key.run(frame);
        const given = entry.value.run(frame);
        if (!entry.optional) {
          setEntry(map, found, given);
        } else if (present(given)) {
          setEntry(map, found, given.value);
        }
      }
      return map;
    },
  };
}

function present(value: unknown): value is Optional {
  if (!(value instanceof Optional)) {
    throw new CelError('expected an optional value');
  }
  return value.hasValue;
}
