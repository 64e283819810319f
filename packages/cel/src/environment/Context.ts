import { ExpressionSyntaxError } from '../syntax/ExpressionSyntaxError';
import type { Node } from '../syntax/Node';
import { areSame, Unifier } from '../types/Unifier';
import {
  formatType,
  optionalOf,
  optionalParam,
  types,
  type Type,
} from '../types/Type';
import type { FunctionTable } from './FunctionTable';
import type { Compiled } from './Program';

/** What expressions of an environment may say. */
export interface Declarations {
  functions: FunctionTable;
  variables: ReadonlyMap<string, Type>;
  /** Names of types, as values. */
  typeNames: ReadonlyMap<string, Type>;
  /** Whether a list or map that is written out may hold values of different types. */
  mixedLiterals: boolean;
  /** Whether `cel.bind` is known. */
  allowsBind: boolean;
}

type Compile = (node: Node, context: Context) => Compiled;

/** What a list or map that is written out holds. */
export interface Entry {
  type: Type;
  /** `?x`: left out where the optional has no value. */
  optional: boolean;
}

/** The compilation of one expression. */
export class Context {
  readonly declarations: Declarations;
  readonly unifier = new Unifier();
  readonly #compile: Compile;
  readonly #literals: (readonly Entry[])[] = [];
  readonly #scopes: { name: string; type: Type; slot: number }[] = [];
  #slots = 0;
  #mixed = 0;

  constructor(declarations: Declarations, compile: Compile) {
    this.declarations = declarations;
    this.#compile = compile;
  }

  get slots(): number {
    return this.#slots;
  }

  get allowsMixedLiterals(): boolean {
    return this.declarations.mixedLiterals || this.#mixed > 0;
  }

  compile(node: Node): Compiled {
    return this.#compile(node, this);
  }

  /** Compiles what may hold lists and maps of mixed types whatever the environment. */
  compileMixed(node: Node): Compiled {
    this.#mixed += 1;
    const compiled = this.compile(node);
    this.#mixed -= 1;
    return compiled;
  }

  /** Notes what has to be of one type, once all types are known. */
  noteLiteral(entries: readonly Entry[]): void {
    if (!this.allowsMixedLiterals) {
      this.#literals.push(entries);
    }
  }

  /**
   * Whether lists and maps that are written out hold values of one type: `dyn` is one of its own
   * (cel-go 0.29, `cel/validator.go`).
   *
   * @throws ExpressionSyntaxError if one does not
   */
  checkLiterals(): void {
    for (const entries of this.#literals) {
      const [first, ...others] = entries.map(entry => this.#typeOf(entry));
      for (const other of others) {
        if (first && !areSame(first, other)) {
          throw this.mismatch(first, other);
        }
      }
    }
  }

  /** Of an optional value what it holds, which is not known of what is no optional by its type. */
  #typeOf({ type, optional }: Entry): Type {
    const resolved = this.unifier.resolve(type, true);
    const found = optional ? optionalParam(resolved) : resolved;
    if (!found) {
      throw this.mismatch(optionalOf(types.dyn), resolved);
    }
    return found;
  }

  /** The variable of the innermost macro that declares the name. */
  local(name: string): { type: Type; slot: number } | undefined {
    for (let at = this.#scopes.length - 1; at >= 0; at--) {
      const scope = this.#scopes[at];
      if (scope?.name === name) {
        return scope;
      }
    }
    return undefined;
  }

  /** Compiles what sees more variables, and tells in which slots these are. */
  within<T>(
    variables: readonly { name: string; type: Type }[],
    work: (slots: readonly number[]) => T,
  ): T {
    const slots = variables.map(() => this.#slots++);
    variables.forEach(({ name, type }, index) =>
      this.#scopes.push({ name, type, slot: slots[index] ?? 0 }),
    );
    const result = work(slots);
    this.#scopes.length -= variables.length;
    return result;
  }

  /** @throws ExpressionSyntaxError if it yields something else */
  expect(compiled: Compiled, type: Type): void {
    if (!this.unifier.isAssignable(compiled.type, type)) {
      throw this.mismatch(type, compiled.type);
    }
  }

  mismatch(expected: Type, found: Type): ExpressionSyntaxError {
    return new ExpressionSyntaxError(
      `expected type '${this.format(expected)}' but found '${this.format(
        found,
      )}'`,
    );
  }

  format(type: Type): string {
    return formatType(this.unifier.resolve(type, true));
  }
}
