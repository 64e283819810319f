import { isJsonObject } from '../isJsonObject';
import { compileRules } from '../rules/compileRules';
import { findRuleTarget } from '../rules/ruleFieldPath';
import type { SchemaRule, StructuralSchema } from '../StructuralSchema';
import { partPath, type Tell } from './SchemaProblem';

const reasons = [
  'FieldValueInvalid',
  'FieldValueForbidden',
  'FieldValueRequired',
  'FieldValueDuplicate',
];
const texts = ['rule', 'message', 'messageExpression', 'fieldPath', 'reason'];

/**
 * What is wrong with the rules of a schema that is structural.
 *
 * @param uncorrelated - where the former state of a value cannot be told: within lists that are no maps
 */
export function findRuleProblems(
  schema: StructuralSchema,
  path: string,
  tell: Tell,
  uncorrelated = false,
): void {
  const rules = schema['x-kubernetes-validations'] ?? [];
  const at = (index: number, field?: string) =>
    partPath(
      path,
      'x-kubernetes-validations',
      index,
      ...(field === undefined ? [] : [field]),
    );
  let isFine = true;
  rules.forEach((rule, index) => {
    findShapeProblems(rule, schema, (field, message) => {
      isFine = false;
      tell(at(index, field || undefined), message);
    });
  });
  if (isFine) {
    compileRules(rules, schema, `self${path}`).forEach(
      ({ problem, usesOldSelf }, index) => {
        if (problem) tell(at(index, problem.field), problem.message);
        if (usesOldSelf && uncorrelated) {
          tell(
            at(index, 'rule'),
            'oldSelf cannot be used within a list that is no map, or an atomic object',
          );
        }
      },
    );
  }
  visitParts(schema, path, tell, uncorrelated);
}

function visitParts(
  schema: StructuralSchema,
  path: string,
  tell: Tell,
  uncorrelated: boolean,
): void {
  const { properties = {}, items, additionalProperties } = schema;
  for (const [name, property] of Object.entries(properties)) {
    findRuleProblems(
      property,
      partPath(path, 'properties', name),
      tell,
      uncorrelated,
    );
  }
  if (items) {
    const isMap = schema['x-kubernetes-list-type'] === 'map';
    findRuleProblems(
      items,
      partPath(path, 'items'),
      tell,
      uncorrelated || !isMap,
    );
  }
  if (typeof additionalProperties === 'object') {
    findRuleProblems(
      additionalProperties,
      partPath(path, 'additionalProperties'),
      tell,
      uncorrelated,
    );
  }
}

function findShapeProblems(
  rule: SchemaRule,
  schema: StructuralSchema,
  tell: Tell,
): void {
  if (!isJsonObject(rule)) {
    tell('', 'must be an object with a rule');
    return;
  }
  const given = rule as Record<string, unknown>;
  for (const field of texts) {
    if (given[field] !== undefined && typeof given[field] !== 'string') {
      tell(field, 'must be a text');
      return;
    }
  }
  const { message = '', messageExpression = '', fieldPath = '' } = rule;
  const hasLines = (text: string) => /[\n\r]/.test(text);
  const trimmed = (rule.rule ?? '').trim();
  if (trimmed === '') {
    tell('rule', 'is required');
  } else if (message !== '' && message.trim() === '') {
    tell('message', 'must not be blank');
  } else if (hasLines(message.trim())) {
    tell('message', 'must be a single line');
  } else if (hasLines(trimmed) && message.trim() === '') {
    tell('message', 'is required: the rule has several lines');
  }
  if (messageExpression !== '' && messageExpression.trim() === '') {
    tell('messageExpression', 'must not be blank');
  }
  if (given.reason !== undefined && !reasons.includes(String(given.reason))) {
    tell('reason', `must be one of ${reasons.join(', ')}`);
  }
  if (fieldPath !== '' && !findRuleTarget(schema, fieldPath)) {
    tell('fieldPath', 'must be the path of a field that the schema describes');
  }
}
