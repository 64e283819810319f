import type { Budget } from '../limits/Budget';
import { isCelMap } from '../values/CelMap';
import { Optional } from '../values/Optional';
import { typeNameOf } from '../values/typeOf';
import { parseType } from '../types/parseType';
import type { Type } from '../types/Type';

/** What a function does. Arguments are of the types that were declared; of a method the first is the receiver. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the types stand in the table, as texts
export type Implementation = (budget: Budget, ...args: any[]) => unknown;

/** How a function can be called. */
export interface Signature {
  /** `size`, `sets.contains`; of operators as cel-go has it: `_+_`, `_[_]`, `@in`. */
  name: string;
  /** Whether the first parameter is the receiver: `a.f(b)`. */
  isMember: boolean;
  params: readonly Type[];
  result: Type;
}

/** One way to call a function. */
export interface Overload extends Omit<Signature, 'name'> {
  call: Implementation;
  /** Whether a value is what the parameter at that place asks for. */
  guards: readonly ((value: unknown) => boolean)[];
  /** Is done when the expression is compiled, if the last argument is a literal. It throws what is wrong with it. */
  checkLiteral?: (value: unknown) => void;
  /** Which overload is meant is found out by the values alone, whatever their types say (cel-go: a singleton binding). */
  isSingleton?: boolean;
  /**
   * The operand by whose size an API server counts what the call costs. It does so also where that operand failed, or is
   * something else, and then fails itself. Only where no other overload may be meant (cel-go 0.29, `interpreter/runtimecost.go`).
   */
  measuredOperand?: number;
  /** With literals as arguments it is tried when the expression is compiled: an API server does so, too. */
  isConversion: boolean;
}

export interface OverloadOptions {
  isSingleton?: boolean;
  /** The function takes whatever it is given, and says itself what it cannot use. */
  isUnguarded?: boolean;
  measuredOperand?: number;
  checkLiteral?: (value: unknown) => void;
  isConversion?: boolean;
}

/** Functions by their names. */
export class FunctionTable {
  readonly #overloads = new Map<string, Overload[]>();
  readonly #defaults: OverloadOptions;

  /** @param defaults - for each overload that is added */
  constructor(defaults: OverloadOptions = {}) {
    this.#defaults = defaults;
  }

  /** `f(a, b)`; the name may have a prefix: `sets.contains`. */
  global(
    name: string,
    params: readonly string[],
    result: string,
    call: Implementation,
    options: OverloadOptions = {},
  ): this {
    return this.#add(name, false, params, result, call, options);
  }

  /** `a.f(b)`; the first parameter is the receiver. */
  member(
    name: string,
    params: readonly string[],
    result: string,
    call: Implementation,
    options: OverloadOptions = {},
  ): this {
    return this.#add(name, true, params, result, call, options);
  }

  include(other: FunctionTable): this {
    for (const [name, overloads] of other.#overloads) {
      this.#overloads.set(name, [...this.get(name), ...overloads]);
    }
    return this;
  }

  get(name: string): readonly Overload[] {
    return this.#overloads.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.#overloads.has(name);
  }

  signatures(): Signature[] {
    return [...this.#overloads].flatMap(([name, overloads]) =>
      overloads.map(({ isMember, params, result }) => ({
        name,
        isMember,
        params,
        result,
      })),
    );
  }

  #add(
    name: string,
    isMember: boolean,
    params: readonly string[],
    result: string,
    call: Implementation,
    given: OverloadOptions,
  ): this {
    const {
      isUnguarded,
      isConversion = false,
      ...options
    } = {
      ...this.#defaults,
      ...given,
    };
    const overloads = this.#overloads.get(name) ?? [];
    const parsed = params.map(parseType);
    overloads.push({
      isMember,
      params: parsed,
      result: parseType(result),
      call,
      guards: isUnguarded ? [] : parsed.map(guardOf),
      isConversion,
      ...options,
    });
    this.#overloads.set(name, overloads);
    return this;
  }
}

/** Of what a list holds, the first item is looked at (cel-go 0.29: `Type.defaultIsAssignableRuntimeType`). */
function guardOf(type: Type): (value: unknown) => boolean {
  const [item] = type.params;
  if (type.kind !== 'list' || !item) {
    return kindGuardOf(type);
  }
  const fits = guardOf(item);
  return value =>
    Array.isArray(value) && (value.length === 0 || fits(value[0]));
}

/** Whether a value is of that kind; lists and maps whatever they hold. */
export function kindGuardOf({ kind, name }: Type): (value: unknown) => boolean {
  switch (kind) {
    case 'dyn':
    case 'param':
      return () => true;
    case 'string':
      return value => typeof value === 'string';
    case 'int':
      return value => typeof value === 'bigint';
    case 'double':
      return value => typeof value === 'number';
    case 'bool':
      return value => typeof value === 'boolean';
    case 'list':
      return Array.isArray;
    case 'map':
      return isCelMap;
    default:
      return name === 'optional_type'
        ? value => value instanceof Optional
        : value => typeNameOf(value) === name;
  }
}
