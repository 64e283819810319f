import { isDeeperThan } from '../isDeeperThan';
import { isJsonObject } from '../isJsonObject';
import type { StructuralSchema } from '../StructuralSchema';
import { findDefaultProblems } from './findDefaultProblems';
import { findListProblems } from './findListProblems';
import { findNestedProblems } from './findNestedProblems';
import { findRuleProblems } from './findRuleProblems';
import { findKeywordProblems } from './keywords';
import { partPath, type SchemaProblem, type Tell } from './SchemaProblem';

const types = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
/** For about a hundred levels of what it describes: a schema has "properties", and the property, for each. */
const maxDepth = 250;

/**
 * What an API server would refuse a CustomResourceDefinition for (apiextensions-apiserver 0.37: `ValidateStructural`,
 * `ValidateDefaults`, `ValidateCustomResourceDefinitionOpenAPISchema`), so that nobody could ever use the schema; and
 * keywords that it does not know, which are misspelt.
 *
 * Whatever the schema holds, it comes to an end and throws nothing.
 *
 * @param schema - of an object
 * @public
 */
export function findSchemaProblems(schema: unknown): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const tell: Tell = (path, message) => problems.push({ path, message });
  if (!isJsonObject(schema)) {
    return [{ path: '', message: 'must be a schema' }];
  }
  if (isDeeperThan(maxDepth, schema)) {
    return [{ path: '', message: 'is nested too deeply' }];
  }
  findPartProblems(schema, '', tell);
  if (schema.type !== 'object') tell('type', 'must be object');
  // What is no schema has no rules and defaults that could be looked at.
  if (problems.length === 0) {
    findRuleProblems(schema as StructuralSchema, '', tell);
  }
  if (problems.length === 0) {
    findDefaultProblems(schema as StructuralSchema, '', tell);
  }
  return problems;
}

function findPartProblems(schema: unknown, path: string, tell: Tell): void {
  if (!isJsonObject(schema)) {
    tell(path, 'must be a schema');
    return;
  }
  if (!findKeywordProblems(schema, path, tell)) return;
  const part = schema as StructuralSchema;
  findTypeProblems(part, path, tell);
  findListProblems(part, path, tell);
  findNestedProblems(part, path, tell);
  for (const [name, property] of Object.entries(part.properties ?? {})) {
    findPartProblems(property, partPath(path, 'properties', name), tell);
  }
  if (part.items !== undefined) {
    findPartProblems(part.items, partPath(path, 'items'), tell);
  }
  if (typeof part.additionalProperties === 'object') {
    findPartProblems(
      part.additionalProperties,
      partPath(path, 'additionalProperties'),
      tell,
    );
  }
}

function findTypeProblems(
  schema: StructuralSchema,
  path: string,
  tell: Tell,
): void {
  const { type, properties = {}, additionalProperties } = schema;
  const isFree =
    schema['x-kubernetes-int-or-string'] === true ||
    schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (type === undefined ? !isFree : !types.includes(type)) {
    tell(partPath(path, 'type'), `must be one of ${types.join(', ')}`);
  }
  if (
    Object.keys(properties).length > 0 &&
    additionalProperties !== undefined &&
    additionalProperties !== true
  ) {
    tell(
      partPath(path, 'additionalProperties'),
      'does not go together with properties',
    );
  }
  if (type === 'array' && schema.items === undefined) {
    tell(partPath(path, 'items'), 'is required');
  }
  if (
    schema['x-kubernetes-int-or-string'] &&
    schema['x-kubernetes-preserve-unknown-fields']
  ) {
    tell(
      partPath(path, 'x-kubernetes-preserve-unknown-fields'),
      'does not go together with x-kubernetes-int-or-string',
    );
  }
  findEmbeddedProblems(schema, path, tell);
}

function findEmbeddedProblems(
  schema: StructuralSchema,
  path: string,
  tell: Tell,
): void {
  if (!schema['x-kubernetes-embedded-resource']) return;
  if (schema.type !== 'object') {
    tell(partPath(path, 'type'), 'must be object: it is an embedded resource');
  }
  if (schema.additionalProperties !== undefined) {
    tell(
      partPath(path, 'additionalProperties'),
      'does not go together with x-kubernetes-embedded-resource',
    );
  }
  if (
    !schema['x-kubernetes-preserve-unknown-fields'] &&
    Object.keys(schema.properties ?? {}).length === 0
  ) {
    tell(
      partPath(path, 'properties'),
      'must not be empty: it is an embedded resource without x-kubernetes-preserve-unknown-fields',
    );
  }
}
