import { isExactInteger } from '../../json/ExactInteger';
import { isJsonObject } from '../isJsonObject';
import type { Json } from '../StructuralSchema';

/** The value with a `number` for each integer in its own digits, which JSON Schema takes for an object. */
export function withNumbers(value: Json): Json {
  if (isExactInteger(value)) return Number(value.rawJSON);
  if (Array.isArray(value)) return value.map(withNumbers);
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, field]) => [key, withNumbers(field)]),
      )
    : value;
}
