import type { Budget } from '../limits/Budget';
import { isCelMap } from '../values/CelMap';
import { Optional } from '../values/Optional';
import { typeNameOf } from '../values/typeOf';
import { parseType } from '../types/parseType';
import type { Type } from '../types/Type';

/** What a function does. Arguments are of the types that were declared; of a method the first is the receiver. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the types stand in the table, as texts
export type Implementation = (budget: Budget, ...args: any[]) => unknown;

/** One way to call a function. */
export interface Overload {
  isMember: boolean;
  params: readonly Type[];
  result: Type;
  call: Implementation;
  /** Whether a value is what the parameter at that place asks for; lists and maps whatever they hold. */
  guards: readonly ((value: unknown) => boolean)[];
  /** Is done when the expression is compiled, if the last argument is a literal. It throws what is wrong with it. */
  checkLiteral?: (value: unknown) => void;
  /** With literals as arguments it is tried when the expression is compiled: an API server does so, too. */
  isConversion: boolean;
}

export interface OverloadOptions {
  checkLiteral?: (value: unknown) => void;
  isConversion?: boolean;
}

/** Functions by their names. */
export class FunctionTable {
  readonly #overloads = new Map<string, Overload[]>();

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

  #add(
    name: string,
    isMember: boolean,
    params: readonly string[],
    result: string,
    call: Implementation,
    { isConversion = false, checkLiteral }: OverloadOptions,
  ): this {
    const overloads = this.#overloads.get(name) ?? [];
    const parsed = params.map(parseType);
    overloads.push({
      isMember,
      params: parsed,
      result: parseType(result),
      call,
      guards: parsed.map(guardOf),
      isConversion,
      ...(checkLiteral && { checkLiteral }),
    });
    this.#overloads.set(name, overloads);
    return this;
  }
}

function guardOf({ kind, name }: Type): (value: unknown) => boolean {
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
