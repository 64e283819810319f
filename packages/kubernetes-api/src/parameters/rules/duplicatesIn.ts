import { fieldPath } from '../fieldPath';
import { isJsonObject } from '../isJsonObject';
import type { ParametersViolation } from '../ParametersValidation';
import type { Json, StructuralSchema } from '../StructuralSchema';

/** The items that are there twice in a list that is a set, or a map by some of the items' fields. */
export function duplicatesIn(
  items: Json[],
  schema: StructuralSchema,
  path: string,
): ParametersViolation[] {
  const identify = identityOf(schema);
  if (!identify) return [];
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const identity = identify(item);
    if (!seen.has(identity)) {
      seen.add(identity);
      return [];
    }
    return [
      {
        path: fieldPath(path, index),
        message: `is there already: ${identity}`,
      },
    ];
  });
}

function identityOf(schema: StructuralSchema) {
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return canonical;
    case 'map':
      return (item: Json) =>
        canonical(
          isJsonObject(item)
            ? Object.fromEntries(keys.map(key => [key, item[key] ?? null]))
            : item,
        );
    default:
      return undefined;
  }
}

/** The same text for equal values, whatever the order of their fields. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_, part: Json) =>
    isJsonObject(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}
