import { CelError, noSuchOverload } from '../values/CelError';
import { isCelMap, lookUp } from '../values/CelMap';
import { listKindOf } from '../values/listKind';
import { isNumber } from '../values/numbers';
import { Optional } from '../values/Optional';
import { Uint } from '../values/Uint';

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
  if (Array.isArray(value) || (!optional && !mayHold(value))) {
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
  if (Array.isArray(value)) {
    throw noSuchOverload();
  }
  return isCelMap(value) && value.field(field) !== undefined;
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
  if (!isQualifier(index)) {
    throw new CelError('invalid qualifier type');
  }
  const found = at(value, index);
  if (optional) {
    return found === undefined ? Optional.none : Optional.of(found);
  }
  if (found === undefined) {
    if (!mayHold(value)) {
      throw noSuchOverload();
    }
    throw new CelError(
      Array.isArray(value)
        ? `index out of bounds: ${index}`
        : `no such key: ${String(index)}`,
      { isMissing: true, quotesData: true },
    );
  }
  return found;
}

/** Whether what is not in it may come. */
function mayHold(value: unknown): boolean {
  return value === null || Array.isArray(value) || isCelMap(value);
}

/** What may stand between the brackets. */
export function isQualifier(index: unknown): boolean {
  return (
    isNumber(index) || typeof index === 'string' || typeof index === 'boolean'
  );
}

/** Of what holds nothing at all nothing. */
function at(value: unknown, index: unknown): unknown {
  if (isCelMap(value)) {
    return lookUp(value, index);
  }
  if (!Array.isArray(value)) {
    return undefined;
  }
  const place = placeOf(index, listKindOf(value) !== undefined);
  if (place === undefined) {
    throw new CelError(`unsupported index: ${String(index)}`, {
      quotesData: true,
    });
  }
  return value[place];
}

/** The items of a list that has a schema are found by `int` alone. */
function placeOf(index: unknown, hasSchema: boolean): number | undefined {
  if (typeof index === 'bigint') {
    return Number(index);
  }
  const number = index instanceof Uint ? Number(index.value) : index;
  return !hasSchema && typeof number === 'number' && Number.isInteger(number)
    ? number
    : undefined;
}
