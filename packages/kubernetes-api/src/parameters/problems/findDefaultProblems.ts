import { compileSchema } from '../compileSchema';
import { pruneUnknownFields } from '../schema/pruneUnknownFields';
import type { StructuralSchema } from '../StructuralSchema';
import { isDeepStrictEqualJson } from './isDeepStrictEqualJson';
import { partPath, type Tell } from './SchemaProblem';

/** Which defaults are not what the schema itself asks for. Claimants would be blamed for what they did not write. */
export function findDefaultProblems(
  schema: StructuralSchema,
  path: string,
  tell: Tell,
): void {
  const value = schema.default ?? null;
  if (value !== null) {
    const at = partPath(path, 'default');
    const { pruned, value: kept } = pruneUnknownFields(value, schema, at);
    if (!isDeepStrictEqualJson(value, kept)) {
      tell(
        at,
        `must not have unknown fields: ${pruned
          .map(field => field.path)
          .join(', ')}`,
      );
    }
    const { violations } = compileSchema(schema)(value, at);
    violations.forEach(one => tell(one.path, one.message));
  }
  const { properties = {}, items, additionalProperties } = schema;
  for (const [name, property] of Object.entries(properties)) {
    findDefaultProblems(property, partPath(path, 'properties', name), tell);
  }
  if (items) findDefaultProblems(items, partPath(path, 'items'), tell);
  if (typeof additionalProperties === 'object') {
    findDefaultProblems(
      additionalProperties,
      partPath(path, 'additionalProperties'),
      tell,
    );
  }
}
