import { isExactInteger } from '../json/ExactInteger';
import type { Json } from './StructuralSchema';

/** Whether a value is a JSON object: no null, no list, and no number in its own digits. */
export function isJsonObject(value: unknown): value is { [key: string]: Json } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !isExactInteger(value)
  );
}
