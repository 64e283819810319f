import { encodeBase64 } from '../libraries/encoders';
import type { Budget } from '../limits/Budget';
import { isCelMap, type CelMap } from './CelMap';
import { Duration } from './Duration';
import { bigIntToJson } from './exactNumbers';
import { Optional } from './Optional';
import { Timestamp } from './Timestamp';
import { Uint } from './Uint';

/** Stands for a field that is left out: an optional value that is not there. */
export const leftOut = Symbol('left out');

/**
 * What CEL yielded, as JSON. `bytes` become base64, as in JSON of Protocol Buffers. It costs its characters, and one for
 * each value.
 *
 * @throws RangeError for a number that JSON cannot hold
 * @throws TypeError if it is nothing that JSON knows, such as a type
 * @throws CostExceededError
 */
export function toJson(value: unknown, budget: Budget): unknown {
  budget.spend(1);
  if (typeof value === 'string') {
    budget.spend(value.length);
    return value;
  }
  if (typeof value === 'boolean' || value === null) {
    return value;
  }
  if (typeof value === 'bigint') {
    return ofInteger(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      throw new RangeError('it yields a number that JSON cannot hold');
    }
    return value;
  }
  if (Array.isArray(value)) {
    return value
      .map(item => toJson(item, budget))
      .filter(item => item !== leftOut);
  }
  return isCelMap(value) ? ofMap(value, budget) : ofObject(value, budget);
}

function ofInteger(value: bigint): unknown {
  const json = bigIntToJson(value);
  if (json === undefined) {
    throw new RangeError('it yields a number that JSON cannot hold');
  }
  return json;
}

function ofMap(map: CelMap, budget: Budget): object {
  const entries: [string, unknown][] = [];
  for (const key of map.keys()) {
    const name = key instanceof Uint ? String(key.value) : String(key);
    budget.spend(name.length);
    const value = toJson(map.get(key), budget);
    if (value !== leftOut) {
      entries.push([name, value]);
    }
  }
  return Object.fromEntries(entries);
}

function ofObject(value: unknown, budget: Budget): unknown {
  if (value instanceof Uint) {
    return ofInteger(value.value);
  }
  if (value instanceof Uint8Array) {
    budget.spend(value.length);
    return encodeBase64(value);
  }
  if (value instanceof Optional) {
    return value.hasValue ? toJson(value.value, budget) : leftOut;
  }
  if (value instanceof Timestamp || value instanceof Duration) {
    return value.toString();
  }
  throw new TypeError('it yields something that no JSON can hold');
}
