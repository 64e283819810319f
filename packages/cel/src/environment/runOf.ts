import {
  EvaluationAbortedError,
  noSuchOverload,
  survivable,
} from '../values/CelError';
import type { Type } from '../types/Type';
import { kindGuardOf, type Overload } from './FunctionTable';
import type { Run } from './Program';

/** The overloads of a function. */
interface Candidates {
  /** Those that may be meant, by the types. */
  matching: readonly Overload[];
  /** All of them. */
  overloads: readonly Overload[];
}

/** What evaluates a call of one of the overloads, whichever fits the values. */
export function runOf(
  name: string,
  { matching, overloads }: Candidates,
  operands: readonly Run[],
): Run {
  const args = operandsOf(matching, operands);
  const [first, second] = args;
  const [{ isSingleton = false, isMember = false } = {}] = matching;
  const candidates = isSingleton
    ? [...matching, ...overloads.filter(one => one.isMember === isMember)]
    : matching;
  const pick = (...values: unknown[]) => {
    const found = candidates.find(({ guards }) =>
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
    // cel-go ends at the first operand that fails only where it picks the overload by the values, and in `a[b]`.
    const evaluatesBoth =
      !name.startsWith('_[') && (isSingleton || matching.length === 1);
    const firstOf = evaluatesBoth ? beforeSecond(first, second) : first;
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
