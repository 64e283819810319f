import type { Budget } from '../limits/Budget';
import { CelError, noSuchOverload } from './CelError';
import { Duration } from './Duration';
import { compareNumbers, isNumber } from './numbers';
import { compareTexts } from './text';
import { Timestamp } from './Timestamp';

/**
 * Less than, equal to or greater than zero, for values that have an order.
 *
 * @throws CelError for all others
 */
export function compare(a: unknown, b: unknown, budget: Budget): number {
  if (isNumber(a) && isNumber(b)) {
    const order = compareNumbers(a, b);
    if (Number.isNaN(order)) {
      throw new CelError('NaN values cannot be ordered');
    }
    return order;
  }
  if (typeof a === 'string' && typeof b === 'string') {
    budget.spendText(Math.min(a.length, b.length));
    return compareTexts(a, b);
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') {
    return Number(a) - Number(b);
  }
  if (
    (a instanceof Timestamp && b instanceof Timestamp) ||
    (a instanceof Duration && b instanceof Duration)
  ) {
    return compareNumbers(a.nanos, b.nanos);
  }
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    budget.spendText(Math.min(a.length, b.length));
    return compareBytes(a, b);
  }
  throw noSuchOverload();
}

/** Whether there are values with which it has an order. */
export function isComparable(value: unknown): boolean {
  return (
    isNumber(value) ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    value instanceof Timestamp ||
    value instanceof Duration ||
    value instanceof Uint8Array
  );
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 || at >= b.length
    ? a.length - b.length
    : (a[at] ?? 0) - (b[at] ?? 0);
}
