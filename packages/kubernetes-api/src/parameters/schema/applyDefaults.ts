import { isJsonObject } from '../isJsonObject';
import type { Json, StructuralSchema } from '../StructuralSchema';
import { ownProperty } from './ownProperty';

/**
 * A copy of a value with the defaults of its schema where a field is absent, or null and must not be.
 *
 * What the API server does after pruning (apiextensions-apiserver 0.37: `defaulting.Default`): defaults have defaults
 * of their own inside, and the parent of an absent field is not made for the sake of the field's default.
 *
 * @public
 */
export function applyDefaults(
  value: Json,
  schema: StructuralSchema | undefined,
): Json {
  if (!schema) return value;
  if (Array.isArray(value)) {
    return value.map(item => withDefault(item, schema.items));
  }
  if (!isJsonObject(value)) return value;
  const fields = new Map(Object.entries(value));
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (!fields.has(key) && (property.default ?? null) !== null) {
      fields.set(key, null);
    }
  }
  const { additionalProperties: additional } = schema;
  for (const [key, field] of fields) {
    const described =
      ownProperty(schema.properties, key) ??
      (typeof additional === 'object' ? additional : undefined);
    const absent = !Object.hasOwn(value, key);
    fields.set(key, withDefault(field, described, absent));
  }
  return Object.fromEntries(fields);
}

function withDefault(
  value: Json,
  schema: StructuralSchema | undefined,
  absent = false,
): Json {
  const missing = absent || (value === null && !schema?.nullable);
  return applyDefaults(
    missing && schema ? schema.default ?? null : value,
    schema,
  );
}
