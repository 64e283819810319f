import { fieldPath } from '../fieldPath';
import { isJsonObject } from '../isJsonObject';
import type { ParametersViolation } from '../ParametersVerdict';
import { ownProperty } from '../schema/ownProperty';
import type { Json, SchemaRule, StructuralSchema } from '../StructuralSchema';
import type { CompiledRule } from './compileRule';
import { duplicatesIn } from './duplicatesIn';
import { ruleFieldPath } from './ruleFieldPath';

/** What `checkRules` needs besides the value. */
export interface RuleContext {
  /** The rule made ready, once for each schema. */
  ruleOf(rule: SchemaRule): CompiledRule;
  /** Whether something is wrong with the field or what is in it. Then a rule that fails on it says nothing new. */
  isBroken(path: string): boolean;
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
  context: RuleContext,
) {
  const violations: ParametersViolation[] = [];
  for (const rule of schema['x-kubernetes-validations'] ?? []) {
    const result = context.ruleOf(rule)(value, schema);
    if (result === 'kept') continue;
    const at = ruleFieldPath(path, rule.fieldPath ?? '');
    if ('broken' in result) {
      violations.push({ path: at, message: result.broken });
    } else if (!context.isBroken(path)) {
      violations.push({
        path: at,
        message: `cannot be checked by the rule "${rule.rule.trim()}": ${
          result.failed
        }`,
      });
    }
  }
  return violations;
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
