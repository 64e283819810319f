import { isJsonObject } from '../isJsonObject';
import type { Json, StructuralSchema } from '../StructuralSchema';
import { ownProperty } from './ownProperty';

const resourceFields = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * A copy of a value without the fields that its schema does not know, and without the nulls that it does not allow
 * where there is no default.
 *
 * The API server does the same before it sets defaults (apiextensions-apiserver 0.37: `pruning.Prune`, then
 * `defaulting.PruneNonNullableNullsWithoutDefaults`).
 */
export function pruneUnknownFields(
  value: Json,
  schema: StructuralSchema | undefined,
): Json {
  return prune(value, schema, false);
}

function prune(
  value: Json,
  schema: StructuralSchema | undefined,
  keepUnknown: boolean,
): Json {
  const keep =
    keepUnknown || schema?.['x-kubernetes-preserve-unknown-fields'] === true;
  if (Array.isArray(value)) {
    return value.map(item => prune(item, schema?.items, keep));
  }
  if (!isJsonObject(value)) return value;
  const kept: [string, Json][] = [];
  for (const [key, field] of Object.entries(value)) {
    const described = describedBy(schema, key);
    if (described) {
      if (!isForbiddenNull(field, described)) {
        kept.push([key, prune(field, described, false)]);
      }
    } else if (isResourceField(schema, key)) {
      kept.push([key, field]);
    } else if (schema?.additionalProperties) {
      kept.push([key, prune(field, undefined, false)]);
    } else if (keep) {
      kept.push([key, field]);
    }
  }
  return Object.fromEntries(kept);
}

/** The schema of a field. `additionalProperties: true` describes none: in an object there, no field is known. */
function describedBy(schema: StructuralSchema | undefined, key: string) {
  const property = ownProperty(schema?.properties, key);
  if (property) return property;
  const additional = schema?.additionalProperties;
  return typeof additional === 'object' ? additional : undefined;
}

function isForbiddenNull(value: Json, schema: StructuralSchema) {
  return (
    value === null && !schema.nullable && (schema.default ?? null) === null
  );
}

function isResourceField(schema: StructuralSchema | undefined, key: string) {
  return (
    schema?.['x-kubernetes-embedded-resource'] === true &&
    resourceFields.has(key)
  );
}
