import {
  EvaluationAbortedError,
  noSuchOverload,
  survivable,
} from '../values/CelError';
import type { Type } from '../types/Type';
import { kindGuardOf, type Overload } from './FunctionTable';
import type { Run } from './Program';

/** What evaluates a call of one of the overloads, whichever fits the values. */
export function runOf(
  name: string,
  overloads: readonly Overload[],
  operands: readonly Run[],
): Run {
  const args = operandsOf(overloads, operands);
  const [first, second] = args;
  const pick = (...values: unknown[]) => {
    const found = overloads.find(({ guards }) =>
      guards.every((fits, index) => fits(values[index])),
    );
    if (!found) {
      throw noSuchOverload();
    }
    return found.call;
  };
  if (args.length === 1 && first) {
    return frame => {
      const a = first(frame);
      frame.budget.spend(1);
      return pick(a)(frame.budget, a);
    };
  }
  if (args.length === 2 && first && second) {
    const firstOf = evaluatesBoth(name, overloads)
      ? beforeSecond(first, second)
      : first;
    return frame => {
      const a = firstOf(frame);
      const b = second(frame);
      frame.budget.spend(1);
      return pick(a, b)(frame.budget, a, b);
    };
  }
  return frame => {
    const values = args.map(arg => arg(frame));
    frame.budget.spend(1);
    return pick(...values)(frame.budget, ...values);
  };
}

function operandsOf(
  [overload, ...others]: readonly Overload[],
  operands: readonly Run[],
): readonly Run[] {
  if (!overload || others.length > 0) {
    return operands;
  }
  const { params, measuredOperand } = overload;
  return operands.map((run, index) => {
    const type = params[index];
    return type && index === measuredOperand ? abortUnless(type, run) : run;
  });
}

function abortUnless(type: Type, run: Run): Run {
  const fits = kindGuardOf(type);
  return frame => {
    let value: unknown;
    try {
      value = run(frame);
    } catch (error) {
      throw new EvaluationAbortedError(survivable(error));
    }
    if (!fits(value)) {
      throw new EvaluationAbortedError(noSuchOverload());
    }
    return value;
  };
}

/** cel-go ends at the first operand that fails only where it picks the overload by the values, and in `a[b]`. */
function evaluatesBoth(name: string, overloads: readonly Overload[]): boolean {
  return (
    !name.startsWith('_[') && (overloads.length === 1 || /^[_@]/.test(name))
  );
}

/** The second operand is evaluated also where the first fails: the evaluation may be aborted there. */
function beforeSecond(first: Run, second: Run): Run {
  return frame => {
    try {
      return first(frame);
    } catch (error) {
      const failure = survivable(error);
      try {
        second(frame);
      } catch (other) {
        survivable(other);
      }
      throw failure;
    }
  };
}
