import { isExactInteger } from './ExactInteger';

/**
 * A copy that the caller may change, of what JSON can say and `parseJson` gives. structuredClone refuses exact integers.
 *
 * @public
 */
export function copyJson<T>(value: T): T {
  // Each case gives back what it was given: the compiler cannot follow that.
  return copyOf(value) as T;
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isExactInteger(value)) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(copyOf);
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, copyOf(field)]),
  );
}
