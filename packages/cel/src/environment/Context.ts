import { ExpressionSyntaxError } from '../syntax/ExpressionSyntaxError';
import type { Node } from '../syntax/Node';
import { Unifier } from '../types/Unifier';
import { formatType, type Type } from '../types/Type';
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

/** The compilation of one expression. */
export class Context {
  readonly declarations: Declarations;
  readonly unifier = new Unifier();
  readonly #compile: Compile;
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
