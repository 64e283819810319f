import { isExactInteger } from '../../json/ExactInteger';
import { isJsonObject } from '../isJsonObject';

/** Whether two values of JSON are the same, whatever the order of their fields. */
export function isDeepStrictEqualJson(a: unknown, b: unknown): boolean {
  if (isExactInteger(a)) return isExactInteger(b) && a.rawJSON === b.rawJSON;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => isDeepStrictEqualJson(item, b[index]))
    );
  }
  if (!isJsonObject(a)) return a === b;
  return (
    isJsonObject(b) &&
    Object.keys(a).length === Object.keys(b).length &&
    Object.entries(a).every(
      ([key, value]) =>
        Object.hasOwn(b, key) && isDeepStrictEqualJson(value, b[key]),
    )
  );
}
