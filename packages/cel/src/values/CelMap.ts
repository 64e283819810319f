import { noSuchOverload } from './CelError';
import { checkHashable } from './checkHashable';
import { Uint } from './Uint';

/** A key as a JavaScript Map finds it: all numbers that are equal in CEL are the same key. */
export type MapKey = string | bigint | boolean;

/** `undefined` if a value cannot be a key of a map. */
export function toMapKey(value: unknown): MapKey | undefined {
  switch (typeof value) {
    case 'string':
    case 'bigint':
    case 'boolean':
      return value;
    case 'number':
      return Number.isInteger(value) ? BigInt(value) : undefined;
    default:
      return value instanceof Uint ? value.value : undefined;
  }
}

/** A map of CEL. `undefined` stands for what is not there. */
export interface CelMap {
  readonly isCelMap: true;
  readonly size: number;
  /** Whether it refuses what it cannot be compared with, and what it cannot have as a key, as an API server's own data does. */
  readonly isStrict: boolean;
  get(key: unknown): unknown;
  /** As `get`, for a field that an expression names. */
  field(name: string): unknown;
  keys(): unknown[];
}

export function isCelMap(value: unknown): value is CelMap {
  return typeof value === 'object' && value !== null && 'isCelMap' in value;
}

/**
 * What a map has for a key that an expression asks for.
 *
 * @throws CelError for what cannot be a key of the map
 */
export function lookUp(map: CelMap, key: unknown): unknown {
  if (map.isStrict && typeof key !== 'string') {
    throw noSuchOverload();
  }
  if (map.size > 0) {
    checkHashable(key);
  }
  return map.get(key);
}

/** A map that an expression made. */
export class EntryMap implements CelMap {
  readonly isCelMap = true;
  readonly isStrict = false;
  readonly #values = new Map<MapKey, unknown>();
  readonly #keys = new Map<MapKey, unknown>();

  get size(): number {
    return this.#values.size;
  }

  has(key: unknown): boolean {
    const found = toMapKey(key);
    return found !== undefined && this.#values.has(found);
  }

  /** False if the value is no key. */
  set(key: unknown, value: unknown): boolean {
    const found = toMapKey(key);
    if (found === undefined) {
      return false;
    }
    this.#values.set(found, value);
    this.#keys.set(found, key);
    return true;
  }

  get(key: unknown): unknown {
    const found = toMapKey(key);
    return found === undefined ? undefined : this.#values.get(found);
  }

  field(name: string): unknown {
    return this.#values.get(name);
  }

  keys(): unknown[] {
    return [...this.#keys.values()];
  }
}
