import { Budget } from '@services-toolkit/cel';
import { compileRules, type CompiledRule } from './rules/compileRules';
import { checkRules } from './rules/checkRules';
import { checkExactIntegers } from './schema/checkExactIntegers';
import { compileJsonSchema } from './schema/compileJsonSchema';
import { isDeeperThan } from './isDeeperThan';
import type { ParametersViolation } from './ParametersValidation';
import type { Json, StructuralSchema } from './StructuralSchema';

/** For about a hundred levels of what it describes: a schema has "properties", and the property, for each. */
const maxDepth = 250;

/** What is wrong with a value, and what only an API server can say. */
export interface Findings {
  violations: ParametersViolation[];
  undecided: ParametersViolation[];
}

/**
 * Makes a schema ready. The result tells everything that is wrong with a value, which has its defaults already.
 *
 * @throws Error if the schema cannot be used.
 */
export function compileSchema(
  schema: StructuralSchema,
): (value: Json, path: string) => Findings {
  if (isDeeperThan(maxDepth, schema)) throw new Error('nested too deeply');
  const checkSchema = compileJsonSchema(schema);
  const rules = new Map<StructuralSchema, CompiledRule[]>();
  const rulesOf = (part: StructuralSchema) => {
    const given = part['x-kubernetes-validations'] ?? [];
    const compiled =
      rules.get(part) ?? compileRules(given, part, `self${rules.size}`);
    rules.set(part, compiled);
    return compiled;
  };
  return (value, path) => {
    const violations = [
      ...checkSchema(value, path),
      ...checkExactIntegers(value, schema, path),
    ];
    const isBroken = (field: string) =>
      violations.some(
        violation =>
          violation.path === field ||
          violation.path.startsWith(`${field}.`) ||
          violation.path.startsWith(`${field}[`),
      );
    const undecided: ParametersViolation[] = [];
    const budget = new Budget(Budget.perObject);
    const context = { rulesOf, isBroken, budget, undecided };
    return {
      violations: [...violations, ...checkRules(value, schema, path, context)],
      undecided,
    };
  };
}
