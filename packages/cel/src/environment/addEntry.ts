import { CelError } from '../values/CelError';
import { checkHashable } from '../values/checkHashable';
import type { EntryMap } from '../values/CelMap';

/** @throws CelError if the key is none */
export function setEntry(map: EntryMap, key: unknown, value: unknown): void {
  checkHashable(key);
  if (!map.set(key, value)) {
    throw new CelError('unsupported key type');
  }
}

/** @throws CelError if the key is none, or there already */
export function addEntry(map: EntryMap, key: unknown, value: unknown): void {
  if (map.has(key)) {
    throw new CelError('insert failed: key already exists');
  }
  setEntry(map, key, value);
}
