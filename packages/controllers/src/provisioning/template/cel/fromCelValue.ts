import { Optional } from '@marcbachmann/cel-js';

/** Stands for a field that is left out: an optional value that is not there. */
export const leftOut = Symbol('left out');

/** Counts down what a result may still hold: its characters, and one for each value. */
export interface Budget {
  left: number;
}

/**
 * What CEL yielded, as JSON. `bytes` become base64, as in JSON of Protocol Buffers.
 *
 * @throws RangeError if it is larger than the budget, or a number that JSON cannot hold
 * @throws TypeError if it is nothing that JSON knows, such as a type
 */
export function fromCelValue(value: unknown, budget: Budget): unknown {
  spend(budget, 1);
  if (typeof value === 'string') {
    spend(budget, value.length);
    return value;
  }
  if (typeof value === 'boolean' || value === null) {
    return value;
  }
  if (typeof value === 'bigint' || typeof value === 'number') {
    return toNumber(value);
  }
  if (value instanceof Uint8Array) {
    spend(budget, value.length);
    return Buffer.from(value).toString('base64');
  }
  if (value instanceof Optional) {
    return value.hasValue() ? fromCelValue(value.value(), budget) : leftOut;
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value
      .map(entry => fromCelValue(entry, budget))
      .filter(entry => entry !== leftOut);
  }
  if (value instanceof Map) {
    return fromEntries([...value], budget);
  }
  if (isPlainObject(value)) {
    return fromEntries(Object.entries(value), budget);
  }
  throw new TypeError('it yields something that no JSON can hold');
}

function fromEntries(entries: [unknown, unknown][], budget: Budget): object {
  return Object.fromEntries(
    entries
      .map(([key, entry]) => {
        spend(budget, String(key).length);
        return [String(key), fromCelValue(entry, budget)] as const;
      })
      .filter(([, entry]) => entry !== leftOut),
  );
}

function toNumber(value: bigint | number): number {
  const number = Number(value);
  const isExact =
    typeof value === 'bigint'
      ? Number.isSafeInteger(number)
      : Number.isFinite(number);
  if (!isExact) {
    throw new RangeError('it yields a number that JSON cannot hold');
  }
  return number;
}

function spend(budget: Budget, amount: number): void {
  budget.left -= amount;
  if (budget.left < 0) {
    throw new RangeError('its result is too large');
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  const prototype =
    typeof value === 'object' && value !== null
      ? Object.getPrototypeOf(value)
      : undefined;
  return prototype === Object.prototype || prototype === null;
}
