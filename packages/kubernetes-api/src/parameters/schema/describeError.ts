import type { ErrorObject } from 'ajv';

type Describe = (params: Record<string, any>, data: unknown) => string;

const many = (count: number, noun: string) =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

const typeName = (data: unknown) => {
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'array';
  return typeof data;
};

const comparisons: Record<string, string> = {
  '<=': 'less than or equal to',
  '<': 'less than',
  '>=': 'greater than or equal to',
  '>': 'greater than',
};

const compare: Describe = ({ comparison, limit }) =>
  `must be ${comparisons[comparison]} ${limit}`;

const messages: Record<string, Describe> = {
  type: ({ type }, data) =>
    `must be of type ${[type].flat().join(' or ')}, not ${typeName(data)}`,
  enum: ({ allowedValues }) =>
    `must be one of ${allowedValues
      .map((value: unknown) => JSON.stringify(value))
      .join(', ')}`,
  minimum: compare,
  maximum: compare,
  exclusiveMinimum: compare,
  exclusiveMaximum: compare,
  multipleOf: ({ multipleOf }) => `must be a multiple of ${multipleOf}`,
  minLength: ({ limit }) => `must be at least ${many(limit, 'character')} long`,
  maxLength: ({ limit }) => `must be at most ${many(limit, 'character')} long`,
  pattern: ({ pattern }) => `must match '${pattern}'`,
  format: ({ format }) => `must be a valid ${format}`,
  minItems: ({ limit }) => `must have at least ${many(limit, 'item')}`,
  maxItems: ({ limit }) => `must have at most ${many(limit, 'item')}`,
  minProperties: ({ limit }) => `must have at least ${many(limit, 'field')}`,
  maxProperties: ({ limit }) => `must have at most ${many(limit, 'field')}`,
  required: () => 'is required',
  additionalProperties: () => 'is not a known field',
  anyOf: () => 'must be valid by at least one of the schemas in anyOf',
  oneOf: ({ passingSchemas }) =>
    passingSchemas
      ? 'must be valid by one and only one of the schemas in oneOf, and is by more'
      : 'must be valid by one and only one of the schemas in oneOf, and is by none',
  not: () => 'must not be valid by the schema in not',
};

/** What is wrong, in the manner of the API server, to be read after the path of the field. */
export function describeError(error: ErrorObject): string {
  const describe = messages[error.keyword];
  return describe
    ? describe(error.params, error.data)
    : error.message ?? 'is not valid';
}
