import type { Json } from './StructuralSchema';

/** Whether a value is a JSON object, and neither null nor a list. */
export function isJsonObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
