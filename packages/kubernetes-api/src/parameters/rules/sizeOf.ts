import type { Json } from '../StructuralSchema';

/** Of how many parts a value consists: its fields and items, and the characters of its texts. */
export function sizeOf(value: Json): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce(
    (size, [key, part]) => size + key.length + sizeOf(part),
    1,
  );
}
