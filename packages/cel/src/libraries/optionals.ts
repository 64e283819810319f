import { FunctionTable } from '../environment/FunctionTable';
import { noSuchOverload } from '../values/CelError';
import { isCelMap } from '../values/CelMap';
import { Duration } from '../values/Duration';
import { Optional } from '../values/Optional';
import { Timestamp } from '../values/Timestamp';
import { Uint } from '../values/Uint';

/** Optional values of cel-go 0.29 (`cel/library.go`); `or` and `orValue` are evaluated by `compileCall`. */
export const optionals = new FunctionTable()
  .global('optional.of', ['V'], 'optional<V>', (_, value) => Optional.of(value))
  .global('optional.ofNonZeroValue', ['V'], 'optional<V>', (_, value) =>
    isZero(value) ? Optional.none : Optional.of(value),
  )
  .global('optional.none', [], 'optional<V>', () => Optional.none)
  .member(
    'value',
    ['optional<V>'],
    'V',
    (_, optional: Optional) => optional.value,
  )
  .member(
    'hasValue',
    ['optional<V>'],
    'bool',
    (_, optional: Optional) => optional.hasValue,
  )
  .member(
    'or',
    ['optional<V>', 'optional<V>'],
    'optional<V>',
    (_, a: Optional) => a,
  )
  .member('orValue', ['optional<V>', 'V'], 'V', (_, a: Optional) => a.value)
  .global('optional.unwrap', ['list<optional<V>>'], 'list<V>', (_, list) =>
    unwrap(list),
  )
  .member('unwrapOpt', ['list<optional<V>>'], 'list<V>', (_, list) =>
    unwrap(list),
  );

function unwrap(list: readonly unknown[]): unknown[] {
  return list.flatMap(one => {
    if (!(one instanceof Optional)) {
      throw noSuchOverload();
    }
    return one.hasValue ? [one.value] : [];
  });
}

function isZero(value: unknown): boolean {
  if (Array.isArray(value) || value instanceof Uint8Array) {
    return value.length === 0;
  }
  if (isCelMap(value)) {
    return value.size === 0;
  }
  if (value instanceof Uint) {
    return value.value === 0n;
  }
  if (value instanceof Duration) {
    return value.nanos === 0n;
  }
  if (value instanceof Timestamp) {
    // The zero of Go's times is the year 1.
    return value.toString() === '0001-01-01T00:00:00Z';
  }
  if (value instanceof Optional) {
    return !value.hasValue || isZero(value.value);
  }
  return !value;
}
