import { validateParameters } from '@services-toolkit/kubernetes-api/parameters';
import type { TemplateProblem } from '../../provisioning/template/ParsedTemplate';

const types = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
/** What a structural schema may say (apiextensions.k8s.io/v1), besides extensions of Kubernetes. */
const keywords = new Set(
  'type format title description default nullable enum example externalDocs minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern minItems maxItems minProperties maxProperties required properties additionalProperties items allOf anyOf oneOf not'.split(
    ' ',
  ),
);
const deepest = 50;

/** What keeps a schema of parameters from being structural, or from being used at all. */
export function findSchemaProblems(schema: object): TemplateProblem[] {
  const place = 'spec.parameters.openAPIV3Schema';
  const problems = problemsOf(schema, place, 0);
  if (!('type' in schema) || schema.type !== 'object') {
    problems.push({ place: `${place}.type`, message: 'must be object' });
  }
  if (problems.length > 0) {
    return problems;
  }
  // Patterns, rules and the like: whether they can be used, the one who uses them knows.
  const unusable = validateParameters(schema, {}).violations.find(
    ({ message }) => message.includes('schema cannot be used'),
  );
  return unusable ? [{ place, message: unusable.message }] : [];
}

function problemsOf(
  schema: unknown,
  place: string,
  depth: number,
): TemplateProblem[] {
  if (!isObject(schema) || depth > deepest) {
    const message = isObject(schema) ? 'is too deep' : 'must be a schema';
    return [{ place, message }];
  }
  const problems: TemplateProblem[] = [];
  for (const keyword of Object.keys(schema)) {
    if (!keywords.has(keyword) && !keyword.startsWith('x-kubernetes-')) {
      problems.push({
        place: `${place}.${keyword}`,
        message: 'is nothing that structural schemas have',
      });
    }
  }
  const { type, properties, additionalProperties, items } = schema;
  const isFree =
    schema['x-kubernetes-int-or-string'] === true ||
    schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (type === undefined ? !isFree : !types.includes(String(type))) {
    problems.push({
      place: `${place}.type`,
      message: `must be one of ${types.join(', ')}`,
    });
  }
  if (properties !== undefined && additionalProperties !== undefined) {
    problems.push({
      place: `${place}.additionalProperties`,
      message: 'does not go together with properties',
    });
  }
  if (type === 'array' && items === undefined) {
    problems.push({ place: `${place}.items`, message: 'is required' });
  }
  if (properties !== undefined && !isObject(properties)) {
    problems.push({
      place: `${place}.properties`,
      message: 'must be an object',
    });
  }
  for (const [name, property] of Object.entries(
    isObject(properties) ? properties : {},
  )) {
    problems.push(
      ...problemsOf(property, `${place}.properties.${name}`, depth + 1),
    );
  }
  if (items !== undefined) {
    problems.push(...problemsOf(items, `${place}.items`, depth + 1));
  }
  if (isObject(additionalProperties)) {
    problems.push(
      ...problemsOf(
        additionalProperties,
        `${place}.additionalProperties`,
        depth + 1,
      ),
    );
  }
  return problems;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
