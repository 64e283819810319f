import { CelError, noSuchOverload } from '../values/CelError';
import { isCelMap } from '../values/CelMap';
import { Optional } from '../values/Optional';

/** `value.field`, or `value.?field` where it is optional. Of an optional value an optional field is yielded. */
export function selectField(
  value: unknown,
  field: string,
  optional: boolean,
): unknown {
  if (value instanceof Optional) {
    const inner = value.orUndefined();
    return inner === undefined ? value : selectField(inner, field, true);
  }
  const found = isCelMap(value) ? value.field(field) : undefined;
  if (found === undefined && !isCelMap(value) && value !== null) {
    throw noSuchOverload();
  }
  if (optional) {
    return found === undefined ? Optional.none : Optional.of(found);
  }
  if (found === undefined) {
    throw new CelError(`no such key: ${field}`, {
      isMissing: true,
    });
  }
  return found;
}

/** `has(value.field)` */
export function hasField(value: unknown, field: string): boolean {
  if (value instanceof Optional) {
    const inner = value.orUndefined();
    return inner !== undefined && hasField(inner, field);
  }
  if (!isCelMap(value)) {
    throw noSuchOverload();
  }
  return value.field(field) !== undefined;
}

/** `value[index]`, or `value[?index]` where it is optional. */
export function selectIndex(
  value: unknown,
  index: unknown,
  optional: boolean,
): unknown {
  if (value instanceof Optional) {
    const inner = value.orUndefined();
    return inner === undefined ? value : selectIndex(inner, index, true);
  }
  const found = at(value, index);
  if (optional) {
    return found === undefined ? Optional.none : Optional.of(found);
  }
  if (found === undefined) {
    throw new CelError(
      Array.isArray(value)
        ? `index out of bounds: ${index}`
        : `no such key: ${String(index)}`,
      { isMissing: true, quotesData: true },
    );
  }
  return found;
}

function at(value: unknown, index: unknown): unknown {
  if (isCelMap(value)) {
    return value.get(index);
  }
  if (!Array.isArray(value)) {
    throw noSuchOverload();
  }
  if (typeof index !== 'bigint' && !Number.isInteger(index)) {
    throw new CelError(`unsupported index: ${String(index)}`, {
      quotesData: true,
    });
  }
  return value[Number(index)];
}
