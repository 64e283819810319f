import type { Budget } from '../limits/Budget';
import { CelError } from '../values/CelError';
import { compare, isComparable } from '../values/compare';
import { typeNameOf } from '../values/typeOf';

/** The items in the order of their keys, which have to be of one type that has an order. */
export function sortBy(
  budget: Budget,
  items: readonly unknown[],
  keys: readonly unknown[],
): unknown[] {
  const [first] = keys;
  if (keys.length > 0 && !isComparable(first)) {
    throw new CelError('list elements must be comparable');
  }
  if (keys.some(key => typeNameOf(key) !== typeNameOf(first))) {
    throw new CelError('list elements must have the same type');
  }
  const order = items.map((_, index) => index);
  order.sort((a, b) => {
    budget.spend(1);
    return compare(keys[a], keys[b], budget);
  });
  return order.map(index => items[index]);
}
