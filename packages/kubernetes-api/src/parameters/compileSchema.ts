import { compileRule, type CompiledRule } from './rules/compileRule';
import { checkRules } from './rules/checkRules';
import { createRuleEnvironment } from './rules/createRuleEnvironment';
import { compileJsonSchema } from './schema/compileJsonSchema';
import { isDeeperThan } from './isDeeperThan';
import type { ParametersViolation } from './ParametersVerdict';
import type { Json, SchemaRule, StructuralSchema } from './StructuralSchema';

/** For about a hundred levels of what it describes: a schema has "properties", and the property, for each. */
const maxDepth = 250;

/**
 * Makes a schema ready. The result tells everything that is wrong with a value, which has its defaults already.
 *
 * @throws Error if the schema cannot be used.
 */
export function compileSchema(schema: StructuralSchema) {
  if (isDeeperThan(maxDepth, schema)) throw new Error('nested too deeply');
  const checkSchema = compileJsonSchema(schema);
  const environment = createRuleEnvironment();
  const rules = new Map<SchemaRule, CompiledRule>();
  const ruleOf = (rule: SchemaRule) => {
    const compiled = rules.get(rule) ?? compileRule(environment, rule);
    rules.set(rule, compiled);
    return compiled;
  };
  return (value: Json, path: string): ParametersViolation[] => {
    const violations = checkSchema(value, path);
    const isBroken = (field: string) =>
      violations.some(
        violation =>
          violation.path === field ||
          violation.path.startsWith(`${field}.`) ||
          violation.path.startsWith(`${field}[`),
      );
    return [
      ...violations,
      ...checkRules(value, schema, path, { ruleOf, isBroken }),
    ];
  };
}
