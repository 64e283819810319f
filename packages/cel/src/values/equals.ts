import type { Budget } from '../limits/Budget';
import { isCelMap, type CelMap } from './CelMap';
import { noSuchOverload } from './CelError';
import { Duration } from './Duration';
import { listKindOf, type UnorderedKind } from './listKind';
import { compareNumbers, isNumber } from './numbers';
import { Opaque } from './Opaque';
import { Optional } from './Optional';
import { Timestamp } from './Timestamp';
import { TypeValue } from './TypeValue';

/**
 * Whether two values are equal: numbers by their value, whatever their type; all else within its type.
 *
 * @throws CelError where API servers do not know either
 */
export function equals(a: unknown, b: unknown, budget: Budget): boolean {
  if (isNumber(a)) {
    return isNumber(b) && compareNumbers(a, b) === 0;
  }
  if (typeof a === 'string') {
    if (typeof b === 'string' && a.length === b.length) {
      budget.spendText(a.length);
      return a === b;
    }
    return false;
  }
  if (typeof a !== 'object' || a === null) {
    return a === b;
  }
  budget.spend(1);
  return equalObjects(a, b, budget);
}

function equalObjects(a: object, b: unknown, budget: Budget): boolean {
  if (Array.isArray(a)) {
    return Array.isArray(b)
      ? equalLists(a, b, budget)
      : isOther(listKindOf(a) !== undefined, b);
  }
  if (isCelMap(a)) {
    return isCelMap(b) ? equalMaps(a, b, budget) : isOther(a.isStrict, b);
  }
  if (a instanceof Uint8Array) {
    return b instanceof Uint8Array && equalBytes(a, b, budget);
  }
  if (a instanceof Timestamp) {
    return b instanceof Timestamp && a.nanos === b.nanos;
  }
  if (a instanceof Duration) {
    return b instanceof Duration && a.nanos === b.nanos;
  }
  if (a instanceof TypeValue) {
    return b instanceof TypeValue && a.name === b.name;
  }
  if (a instanceof Optional) {
    return b instanceof Optional && equalOptionals(a, b, budget);
  }
  if (a instanceof Opaque) {
    if (!(b instanceof Opaque) || a.typeName !== b.typeName) {
      throw noSuchOverload();
    }
    return a.equals(b, budget);
  }
  return a === b;
}

function isOther(isStrict: boolean, b: unknown): false {
  if (isStrict && b !== null) {
    throw noSuchOverload();
  }
  return false;
}

function equalOptionals(a: Optional, b: Optional, budget: Budget): boolean {
  return a.hasValue && b.hasValue
    ? equals(a.value, b.value, budget)
    : a.hasValue === b.hasValue;
}

function equalLists(a: unknown[], b: unknown[], budget: Budget): boolean {
  if (a.length !== b.length) {
    return false;
  }
  const kind = listKindOf(a);
  if (!kind || kind.kind === 'atomic') {
    return a.every((item, index) => equals(item, b[index], budget));
  }
  const mine = new Map(
    a.map(item => [identityOf(item, kind, budget), item] as const),
  );
  const seen = new Set<string>();
  for (const item of b) {
    const identity = identityOf(item, kind, budget);
    if (!mine.has(identity)) {
      return false;
    }
    if (kind.kind === 'map' && !equals(mine.get(identity), item, budget)) {
      return false;
    }
    seen.add(identity);
  }
  return seen.size === mine.size;
}

/** A text that is the same for items that are the same one, in a list whose order does not matter. */
export function identityOf(
  item: unknown,
  kind: UnorderedKind,
  budget: Budget,
): string {
  if (kind.kind === 'set' || !isCelMap(item)) {
    return canonicalText(item, budget);
  }
  return kind.keys.map(key => canonicalText(item.field(key), budget)).join(',');
}

/** The same text for equal values of one type. */
export function canonicalText(value: unknown, budget: Budget): string {
  budget.spend(1);
  if (typeof value === 'string') {
    budget.spendText(value.length);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(item => canonicalText(item, budget)).join(',')}]`;
  }
  if (isCelMap(value)) {
    const entries = value
      .keys()
      .map(
        key =>
          `${canonicalText(key, budget)}:${canonicalText(
            value.get(key),
            budget,
          )}`,
      );
    return `{${entries.sort().join(',')}}`;
  }
  if (value instanceof Timestamp || value instanceof Duration) {
    return `${value.constructor.name}${value.nanos}`;
  }
  return String(value);
}

function equalMaps(a: CelMap, b: CelMap, budget: Budget): boolean {
  return (
    a.size === b.size &&
    a.keys().every(key => {
      const value = a.get(key);
      const other = b.get(key);
      return value === undefined || other === undefined
        ? value === other
        : equals(value, other, budget);
    })
  );
}

function equalBytes(a: Uint8Array, b: Uint8Array, budget: Budget): boolean {
  if (a.length !== b.length) {
    return false;
  }
  budget.spendText(a.length);
  return a.every((byte, index) => byte === b[index]);
}
