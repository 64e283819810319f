import { compileSchema } from './compileSchema';
import { isDeeperThan } from './isDeeperThan';
import { isJsonObject } from './isJsonObject';
import { maxDepth, root } from './limits';
import type { ParametersValidation } from './ParametersValidation';
import { applyDefaults } from './schema/applyDefaults';
import { pruneUnknownFields } from './schema/pruneUnknownFields';
import type { Json, StructuralSchema } from './StructuralSchema';

type Check = ReturnType<typeof compileSchema>;
/** By the object itself: a class that has not changed is the same object in an informer or a query's cache. */
const compiled = new WeakMap<object, Check>();

/**
 * What an API server would make of the parameters of a claim if they were an object of a kind with this schema: prunes
 * unknown fields, sets defaults, and finds everything that is wrong with the result, rules in CEL included.
 *
 * Whatever schema and parameters hold, it comes to an end, throws nothing, and changes neither. A schema that cannot be
 * used is a violation, too. For one and the same schema object the work of making it ready is done once.
 *
 * @param schema - what `status.claimParameters.openAPIV3Schema` of a class says; a structural schema
 * @param parameters - `spec.parameters` of a claim; absent is empty
 * @public
 */
export function validateParameters(
  schema: object,
  parameters: unknown,
): ParametersValidation {
  const given = parameters ?? {};
  const refuse = (message: string): ParametersValidation => ({
    parameters: isJsonObject(given) ? given : {},
    violations: [{ path: root, message }],
    undecided: [],
    pruned: [],
  });
  if (!isJsonObject(given)) return refuse('must be an object');
  if (isDeeperThan(maxDepth, given)) {
    return refuse(`must not be nested deeper than ${maxDepth} levels`);
  }
  const structural = schema as StructuralSchema;
  try {
    const check = compiled.get(schema) ?? compileSchema(structural);
    compiled.set(schema, check);
    const { value, pruned } = pruneUnknownFields(given, structural, root);
    const completed = applyDefaults(value, structural);
    return {
      parameters: completed as { [key: string]: Json },
      ...check(completed, root),
      pruned,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(
      `cannot be checked: the class's schema cannot be used (${reason})`,
    );
  }
}
