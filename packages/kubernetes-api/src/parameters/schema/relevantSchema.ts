import { isJsonObject } from '../isJsonObject';
import type { Json, StructuralSchema } from '../StructuralSchema';

/**
 * What of a schema has a say in whether these values are valid: without the fields that they do not have. To make a schema
 * ready takes as long as it is large, and one of thousands of fields takes seconds. Where there are rules in CEL, which
 * may be about any field, all of them stay.
 */
export function relevantSchema(
  schema: StructuralSchema,
  values: readonly Json[],
): StructuralSchema {
  if (schema['x-kubernetes-validations']?.length) {
    return schema;
  }
  const { properties, items, additionalProperties: additional } = schema;
  const objects = values.filter(isJsonObject);
  return {
    ...schema,
    ...(properties && { properties: relevantProperties(schema, objects) }),
    ...(items && {
      items: relevantSchema(items, values.filter(Array.isArray).flat()),
    }),
    ...(typeof additional === 'object' && {
      additionalProperties: relevantSchema(
        additional,
        objects.flatMap(one =>
          Object.entries(one).flatMap(([key, field]) =>
            Object.hasOwn(properties ?? {}, key) ? [] : [field],
          ),
        ),
      ),
    }),
  };
}

function relevantProperties(
  { properties = {}, required = [] }: StructuralSchema,
  objects: readonly { [key: string]: Json }[],
): Record<string, StructuralSchema> {
  const present = new Set([...required, ...objects.flatMap(Object.keys)]);
  return Object.fromEntries(
    [...present].flatMap(key =>
      Object.hasOwn(properties, key)
        ? [
            [
              key,
              relevantSchema(
                properties[key] as StructuralSchema,
                objects.flatMap(one =>
                  Object.hasOwn(one, key) ? [one[key] as Json] : [],
                ),
              ),
            ],
          ]
        : [],
    ),
  );
}

/** How many places a schema describes, counted up to a limit. It does not recurse. */
export function isLargerThan(limit: number, schema: StructuralSchema): boolean {
  const left = [schema];
  for (let places = 0; left.length > 0; places++) {
    if (places > limit) {
      return true;
    }
    const { properties, items, additionalProperties } = left.pop() ?? {};
    left.push(...Object.values(properties ?? {}));
    for (const one of [items, additionalProperties]) {
      if (typeof one === 'object') {
        left.push(one);
      }
    }
  }
  return false;
}
