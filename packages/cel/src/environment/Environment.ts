import { ExpressionSyntaxError } from '../syntax/ExpressionSyntaxError';
import { parse } from '../syntax/parse';
import type { Node } from '../syntax/Node';
import { types, type Type } from '../types/Type';
import { compileNode } from './compileNode';
import { Context, type Declarations } from './Context';
import type { Signature } from './FunctionTable';
import { Program } from './Program';

/** What expressions may say, and what compiles them. */
export class Environment {
  readonly #declarations: Declarations;

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
  }

  /** The same with other variables. */
  withVariables(variables: ReadonlyMap<string, Type>): Environment {
    return new Environment({ ...this.#declarations, variables });
  }

  /** Every way to call a function or an operator that evaluates all its operands; macros are none. */
  signatures(): Signature[] {
    return this.#declarations.functions.signatures();
  }

  /**
   * Makes an expression ready.
   *
   * @throws ExpressionSyntaxError that says what is wrong with it
   */
  compile(text: string): Program {
    try {
      return this.#program(parse(text));
    } catch (error) {
      if (error instanceof RangeError) {
        // The stack of JavaScript has an end.
        throw new ExpressionSyntaxError('the expression is nested too deeply');
      }
      throw error;
    }
  }

  #program(node: Node): Program {
    const context = new Context(this.#declarations, compileNode);
    const { type, run } = context.compile(node);
    context.checkLiterals();
    const resolved = context.unifier.resolve(type, true);
    return new Program(
      node,
      { type: resolved ?? types.dyn, run },
      context.slots,
    );
  }
}
