import { fieldPath } from '../fieldPath';
import { isJsonObject } from '../isJsonObject';
import type { PrunedField } from '../ParametersValidation';
import type { Json, StructuralSchema } from '../StructuralSchema';
import { ownProperty } from './ownProperty';
import { similarName } from './similarName';

const resourceFields = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * A copy of a value without the fields that its schema does not know, and without the nulls that it does not allow
 * where there is no default; and which fields were unknown.
 *
 * The API server does the same before it sets defaults (apiextensions-apiserver 0.37: `pruning.Prune`, then
 * `defaulting.PruneNonNullableNullsWithoutDefaults`).
 */
export function pruneUnknownFields(
  value: Json,
  schema: StructuralSchema | undefined,
  path: string,
): { value: Json; pruned: PrunedField[] } {
  const pruned: PrunedField[] = [];
  return { value: prune(value, schema, path, false, pruned), pruned };
}

function prune(
  value: Json,
  schema: StructuralSchema | undefined,
  path: string,
  keepUnknown: boolean,
  pruned: PrunedField[],
): Json {
  const keep =
    keepUnknown || schema?.['x-kubernetes-preserve-unknown-fields'] === true;
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      prune(item, schema?.items, fieldPath(path, index), keep, pruned),
    );
  }
  if (!isJsonObject(value)) return value;
  const kept: [string, Json][] = [];
  for (const [key, field] of Object.entries(value)) {
    const at = fieldPath(path, key);
    const described = describedBy(schema, key);
    if (described) {
      if (!isForbiddenNull(field, described)) {
        kept.push([key, prune(field, described, at, false, pruned)]);
      }
    } else if (isResourceField(schema, key)) {
      kept.push([key, field]);
    } else if (schema?.additionalProperties) {
      kept.push([key, prune(field, undefined, at, false, pruned)]);
    } else if (keep) {
      kept.push([key, field]);
    } else {
      const similar = similarName(key, Object.keys(schema?.properties ?? {}));
      pruned.push({ path: at, ...(similar !== undefined && { similar }) });
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
