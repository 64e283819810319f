import { isDeeperThan } from './isDeeperThan';
import { isJsonObject } from './isJsonObject';
import { maxDepth, root } from './limits';
import type { PrunedField } from './ParametersValidation';
import { pruneUnknownFields } from './schema/pruneUnknownFields';
import type { StructuralSchema } from './StructuralSchema';

/**
 * What of the parameters of a claim a class does not know: `pruned` of {@link validateParameters}, where nothing else is asked.
 * Without what checks values it is small enough for a form in a browser.
 *
 * @param schema - as there
 * @param parameters - as there; what is no object has none
 * @public
 */
export function findUnknownParameters(
  schema: object,
  parameters: unknown,
): PrunedField[] {
  return isJsonObject(parameters) && !isDeeperThan(maxDepth, parameters)
    ? pruneUnknownFields(parameters, schema as StructuralSchema, root).pruned
    : [];
}
