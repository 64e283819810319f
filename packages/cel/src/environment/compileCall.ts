import { findFormatProblem } from '../libraries/formatText';
import { ExpressionSyntaxError } from '../syntax/ExpressionSyntaxError';
import type { Node } from '../syntax/Node';
import { qualifiedName } from '../syntax/qualifiedName';
import { areSame } from '../types/Unifier';
import { param, types, type Type } from '../types/Type';
import {
  CostExceededError,
  noSuchOverload,
  survivable,
} from '../values/CelError';
import { Optional } from '../values/Optional';
import type { Context } from './Context';
import type { Overload } from './FunctionTable';
import { compileLookup } from './compileLookup';
import { emptyFrame, type Compiled, type Run } from './Program';
import { runOf } from './runOf';
import { isQualifier } from './select';

type Call = Extract<Node, { kind: 'call' }>;

const conditional: Overload = {
  isMember: false,
  params: [types.bool, param('A'), param('A')],
  result: param('A'),
  call: () => undefined,
  guards: [],
  isConversion: false,
};

/** What an operator that does not evaluate all its operands does. */
export function compileCall(node: Call, context: Context): Compiled {
  switch (node.name) {
    case '_&&_':
      return compileLogical(node, false, context);
    case '_||_':
      return compileLogical(node, true, context);
    case '_?_:_':
      return compileConditional(node, context);
    default:
      return compileFunction(node, context);
  }
}

/** `decisive` is the value of an operand that decides, whatever the others are, and whether or not they fail. */
function compileLogical(
  { args }: Call,
  decisive: boolean,
  context: Context,
): Compiled {
  const runs = args.map(arg => {
    const operand = context.compile(arg);
    context.expect(operand, types.bool);
    return operand.run;
  });
  return {
    type: types.bool,
    run: frame => {
      let failure: unknown;
      for (const run of runs) {
        try {
          const value = run(frame);
          if (value === decisive) {
            return decisive;
          }
          if (typeof value !== 'boolean') {
            failure ??= noSuchOverload();
          }
        } catch (error) {
          const survived = survivable(error);
          failure ??= survived;
        }
      }
      if (failure) {
        throw failure;
      }
      return !decisive;
    },
  };
}

function compileConditional({ args }: Call, context: Context): Compiled {
  const compiled = args.map(arg => context.compile(arg));
  const [condition, truthy, falsy] = compiled;
  const { type } = resolveOverload(
    '_?_:_',
    [conditional],
    compiled.map(one => one.type),
    false,
    context,
  );
  if (!condition || !truthy || !falsy) {
    throw new Error('a conditional has three operands');
  }
  return {
    type,
    run: frame => {
      const decision = condition.run(frame);
      if (typeof decision !== 'boolean') {
        throw noSuchOverload();
      }
      return decision ? truthy.run(frame) : falsy.run(frame);
    },
  };
}

function compileFunction(node: Call, context: Context): Compiled {
  const { functions } = context.declarations;
  const args = node.args.map(arg =>
    node.name === 'format' && node.target
      ? context.compileMixed(arg)
      : context.compile(arg),
  );
  if (!node.target) {
    return compileOverloads(node.name, node.args, args, false, context);
  }
  const prefix = qualifiedName(node.target);
  const qualified = `${prefix}.${node.name}`;
  if (prefix !== undefined && functions.has(qualified)) {
    return compileOverloads(qualified, node.args, args, false, context);
  }
  const target = context.compile(node.target);
  if (node.name === 'or' || node.name === 'orValue') {
    return compileOr(node, target, args, context);
  }
  const operands = [node.target, ...node.args];
  checkFormat(node, args, context);
  return compileOverloads(
    node.name,
    operands,
    [target, ...args],
    true,
    context,
  );
}

/** `'%s'.format([x])`: whether text and values fit is known before there is any data. */
function checkFormat(
  { name, target, args: [list] }: Call,
  [{ type } = { type: types.dyn }]: readonly { type: Type }[],
  context: Context,
): void {
  if (
    name !== 'format' ||
    target?.kind !== 'literal' ||
    typeof target.value !== 'string' ||
    list?.kind !== 'list' ||
    type.kind !== 'list'
  ) {
    return;
  }
  const problem = findFormatProblem(
    target.value,
    list.items.map(({ value }) => ({
      type: context.unifier.resolve(context.compileMixed(value).type, true),
      ...(value.kind === 'literal' && { value: value.value }),
    })),
  );
  if (problem) {
    throw new ExpressionSyntaxError(problem);
  }
}

/** The alternative is evaluated only where it is needed. */
function compileOr(
  { name }: Call,
  target: Compiled,
  args: readonly Compiled[],
  context: Context,
): Compiled {
  const { type } = resolveOverload(
    name,
    context.declarations.functions.get(name),
    [target.type, ...args.map(arg => arg.type)],
    true,
    context,
  );
  const [alternative] = args;
  const isValue = name === 'orValue';
  return {
    type,
    run: frame => {
      const optional = target.run(frame);
      frame.budget.spend(1);
      if (!(optional instanceof Optional)) {
        throw noSuchOverload();
      }
      if (optional.hasValue) {
        return isValue ? optional.value : optional;
      }
      const value = alternative?.run(frame);
      if (!isValue && !(value instanceof Optional)) {
        throw noSuchOverload();
      }
      return value;
    },
  };
}

function compileOverloads(
  name: string,
  nodes: readonly Node[],
  args: readonly Compiled[],
  isMember: boolean,
  context: Context,
): Compiled {
  const overloads = context.declarations.functions.get(name.replace(/^\./, ''));
  const { type, matching } = resolveOverload(
    name,
    overloads,
    args.map(arg => arg.type),
    isMember,
    context,
  );
  const [first] = matching;
  checkIndex(name, args);
  const lookup = name === '@in' ? compileLookup(args, matching) : undefined;
  if (lookup) {
    return lookup;
  }
  const run = runOf(
    name,
    { matching, overloads },
    args.map(arg => arg.run),
  );
  const isConstant =
    first?.isConversion === true && args.every(arg => arg.isConstant);
  checkLiterals(name, first, nodes.at(-1), isConstant ? run : undefined);
  return { type, run, ...(isConstant && { isConstant }) };
}

/** Which overloads may be meant, and what they yield: the first decides, unless another yields something else. */
export function resolveOverload(
  name: string,
  overloads: readonly Overload[],
  args: readonly Type[],
  isMember: boolean,
  context: Context,
): { type: Type; matching: Overload[] } {
  if (overloads.length === 0) {
    throw new ExpressionSyntaxError(
      `undeclared reference to '${name}' (in container '')`,
    );
  }
  const { unifier } = context;
  const matching: Overload[] = [];
  let type: Type | undefined;
  for (const overload of overloads) {
    if (overload.isMember !== isMember) {
      continue;
    }
    const [result = types.dyn, ...params] = unifier.instantiate([
      overload.result,
      ...overload.params,
    ]);
    if (unifier.areAssignable(args, params)) {
      matching.push(overload);
      const found = unifier.resolve(result);
      if (!type) {
        type = found;
      } else if (type.kind !== 'dyn' && !areSame(type, found)) {
        type = types.dyn;
      }
    }
  }
  if (!type) {
    const [receiver, ...others] = args.map(arg => context.format(arg));
    const applied = isMember
      ? `${receiver}.(${others.join(', ')})`
      : `(${[receiver, ...others].filter(Boolean).join(', ')})`;
    throw new ExpressionSyntaxError(
      `found no matching overload for '${name}' applied to '${applied}'`,
    );
  }
  return { type, matching };
}

/** An API server finds out about `x[null]` before it sees any data. */
function checkIndex(name: string, [, index]: readonly Compiled[]): void {
  if (
    name.startsWith('_[') &&
    index?.isConstant &&
    !isQualifier(index.run(emptyFrame()))
  ) {
    throw new ExpressionSyntaxError('invalid qualifier type');
  }
}

/** What an API server finds out about literals before it sees any data: it converts them when it compiles a rule. */
function checkLiterals(
  name: string,
  overload: Overload | undefined,
  last: Node | undefined,
  convert: Run | undefined,
): void {
  try {
    if (last?.kind === 'literal') {
      overload?.checkLiteral?.(last.value);
    }
    convert?.(emptyFrame());
  } catch (error) {
    if (error instanceof CostExceededError) {
      return;
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExpressionSyntaxError(`invalid ${name} argument: ${reason}`);
  }
}
