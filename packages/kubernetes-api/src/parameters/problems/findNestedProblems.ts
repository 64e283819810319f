import { isDeepStrictEqualJson } from './isDeepStrictEqualJson';
import { isJsonObject } from '../isJsonObject';
import type { StructuralSchema } from '../StructuralSchema';
import { findKeywordProblems } from './keywords';
import { partPath, type Tell } from './SchemaProblem';

/** What is described once, outside of allOf, anyOf, oneOf and not. */
const structural = [
  'type',
  'default',
  'title',
  'description',
  'nullable',
  'additionalProperties',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-list-type',
  'x-kubernetes-map-type',
  'x-kubernetes-validations',
];
const intOrString = [{ type: 'integer' }, { type: 'string' }];

/** What is wrong in allOf, anyOf, oneOf and not: they only restrict a value that is described outside of them. */
export function findNestedProblems(
  schema: StructuralSchema,
  path: string,
  tell: Tell,
): void {
  const mayName = schema['x-kubernetes-int-or-string'] === true;
  visitJunctors(schema, path, tell, mayName);
}

function visitJunctors(
  nested: StructuralSchema,
  path: string,
  tell: Tell,
  mayNameTypes: boolean,
): void {
  for (const junctor of ['allOf', 'anyOf', 'oneOf'] as const) {
    const parts = nested[junctor] ?? [];
    if (
      junctor === 'anyOf' &&
      mayNameTypes &&
      isDeepStrictEqualJson(parts, intOrString)
    ) {
      continue;
    }
    parts.forEach((part, index) =>
      visitNested(
        part,
        partPath(path, junctor, index),
        tell,
        mayNameTypes && junctor === 'allOf' && index === 0,
      ),
    );
  }
  if (nested.not !== undefined) {
    visitNested(nested.not, partPath(path, 'not'), tell, false);
  }
}

function visitNested(
  part: unknown,
  path: string,
  tell: Tell,
  mayNameTypes: boolean,
): void {
  if (!isJsonObject(part)) {
    tell(path, 'must be a schema');
    return;
  }
  if (!findKeywordProblems(part, path, tell)) return;
  for (const keyword of structural) {
    if (Object.hasOwn(part, keyword)) {
      tell(
        partPath(path, keyword),
        'must stand outside of allOf, anyOf, oneOf and not',
      );
    }
  }
  const nested = part as StructuralSchema;
  visitJunctors(nested, path, tell, mayNameTypes);
  for (const [name, property] of Object.entries(nested.properties ?? {})) {
    visitNested(property, partPath(path, 'properties', name), tell, false);
  }
  if (nested.items !== undefined) {
    visitNested(nested.items, partPath(path, 'items'), tell, false);
  }
}
