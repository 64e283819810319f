import { Budget, CelError, fromSchema } from '@services-toolkit/cel';
import { fieldPath } from '../fieldPath';
import { isJsonObject } from '../isJsonObject';
import type { ParametersViolation } from '../ParametersValidation';
import { ownProperty } from '../schema/ownProperty';
import type { Json, StructuralSchema } from '../StructuralSchema';
import type { CompiledRule } from './compileRules';
import { duplicatesIn } from './duplicatesIn';
import { ruleFieldPath } from './ruleFieldPath';

/** What `checkRules` needs besides the value. */
export interface RuleContext {
  /** The rules of a place of the schema, compiled once for each schema. */
  rulesOf(schema: StructuralSchema): readonly CompiledRule[];
  /** Whether something is wrong with the field or what is in it. Then a rule that fails on it says nothing new. */
  isBroken(path: string): boolean;
  /** What all rules together may cost. */
  budget: Budget;
  /** What only an API server can say. */
  undecided: ParametersViolation[];
}

/**
 * Holds a value against what is Kubernetes' own in a schema: rules in CEL, the items of sets and maps, and embedded
 * resources.
 */
export function checkRules(
  value: Json,
  schema: StructuralSchema | undefined,
  path: string,
  context: RuleContext,
): ParametersViolation[] {
  // The API server asks no rule about null; what contains it can.
  if (!schema || value === null) return [];
  const violations = [
    ...brokenRules(value, schema, path, context),
    ...missingResourceFields(value, schema, path),
  ];
  if (Array.isArray(value)) {
    violations.push(...duplicatesIn(value, schema, path));
    value.forEach((item, index) =>
      violations.push(
        ...checkRules(item, schema.items, fieldPath(path, index), context),
      ),
    );
  } else if (isJsonObject(value)) {
    const { properties, additionalProperties: additional } = schema;
    for (const [key, field] of Object.entries(value)) {
      const described =
        ownProperty(properties, key) ??
        (typeof additional === 'object' ? additional : undefined);
      violations.push(
        ...checkRules(field, described, fieldPath(path, key), context),
      );
    }
  }
  return violations;
}

function brokenRules(
  value: Json,
  schema: StructuralSchema,
  path: string,
  { rulesOf, isBroken, budget, undecided }: RuleContext,
) {
  const rules = rulesOf(schema);
  if (rules.length === 0) return [];
  const self = selfOf(value, schema);
  const violations: ParametersViolation[] = [];
  for (const { rule, check } of rules) {
    const result = 'failed' in self ? self : check(self.value, budget);
    if (result === 'kept') continue;
    const at = ruleFieldPath(path, rule.fieldPath ?? '');
    const failure = (reason: string) => ({
      path: at,
      message: `cannot be checked by the rule "${rule.rule.trim()}": ${reason}`,
    });
    if ('broken' in result) {
      violations.push({ path: at, message: result.broken });
    } else if ('undecided' in result) {
      undecided.push(failure(result.undecided));
    } else if (!isBroken(path)) {
      violations.push(failure(result.failed));
    }
  }
  return violations;
}

function selfOf(
  value: Json,
  schema: StructuralSchema,
): { value: unknown } | { failed: string } {
  try {
    return { value: fromSchema(value, schema) };
  } catch (error) {
    if (error instanceof CelError) return { failed: error.message };
    throw error;
  }
}

function missingResourceFields(
  value: Json,
  schema: StructuralSchema,
  path: string,
) {
  if (!schema['x-kubernetes-embedded-resource'] || !isJsonObject(value)) {
    return [];
  }
  return ['apiVersion', 'kind']
    .filter(field => !value[field])
    .map(field => ({ path: fieldPath(path, field), message: 'is required' }));
}
