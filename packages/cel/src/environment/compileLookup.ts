import { includes } from '../libraries/operators';
import { types } from '../types/Type';
import { checkHashable } from '../values/checkHashable';
import type { Overload } from './FunctionTable';
import { emptyFrame, type Compiled } from './Program';
import { isQualifier } from './select';

/**
 * `x in [1, 2]`: an API server makes a set of a list of literals, and looks things up in it, nothing at all in an empty one
 * (cel-go 0.29, `interpreter/decorators.go`). `undefined` if that is not what it does.
 */
export function compileLookup(
  [item, list]: readonly Compiled[],
  overloads: readonly Overload[],
): Compiled | undefined {
  if (!item || !list?.isConstant || overloads.length > 1) {
    return undefined;
  }
  const items = list.run(emptyFrame());
  // What may be a qualifier is what such a set may hold.
  if (!Array.isArray(items) || !items.every(isQualifier)) {
    return undefined;
  }
  if (items.length === 0) {
    return { type: types.bool, run: () => false, isConstant: true };
  }
  return {
    type: types.bool,
    run: frame => {
      const value = item.run(frame);
      checkHashable(value);
      return includes(frame.budget, items, value);
    },
  };
}
