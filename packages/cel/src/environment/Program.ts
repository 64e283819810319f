import { Budget } from '../limits/Budget';
import type { Node } from '../syntax/Node';
import type { Type } from '../types/Type';

/** What an evaluation works with. */
export interface Frame {
  readonly budget: Budget;
  /** By name; one that is not there is missing. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The variables that macros declare. */
  readonly slots: unknown[];
}

/** For what needs no data. */
export function emptyFrame(): Frame {
  return { budget: new Budget(Budget.perCall), variables: {}, slots: [] };
}

export type Run = (frame: Frame) => unknown;

/** A node with its type, and what evaluates it. */
export interface Compiled {
  type: Type;
  run: Run;
  /** Whether it is a literal, or made of nothing else. */
  isConstant?: boolean;
}

/** An expression, ready to be evaluated any number of times. */
export class Program {
  readonly node: Node;
  readonly type: Type;
  readonly #run: Run;
  readonly #slots: number;

  constructor(node: Node, { type, run }: Compiled, slots: number) {
    this.node = node;
    this.type = type;
    this.#run = run;
    this.#slots = slots;
  }

  /**
   * @param variables - values of CEL
   * @throws CelError where the expression fails on what it sees
   * @throws CostExceededError
   */
  evaluate(
    variables: Readonly<Record<string, unknown>>,
    budget: Budget,
  ): unknown {
    return this.#run({
      budget,
      variables,
      slots: this.#slots > 0 ? new Array(this.#slots) : [],
    });
  }
}
