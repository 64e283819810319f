import type { StructuralSchema } from '../StructuralSchema';
import { formats } from './formats';

const sameKeywords = [
  'enum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'required',
] as const;

/**
 * A structural schema as a JSON Schema (draft 7) that says the same, without what API servers do by other
 * means (defaults, pruning, CEL) or ignore.
 */
export function toJsonSchema(schema: StructuralSchema): object {
  const rules = rulesOf(schema);
  const types = typesOf(schema);
  if (types) rules.type = types;
  if (types && !schema.nullable) return rules;
  // Null is held against type and enum only, whatever else there is.
  const { enum: values } = schema;
  return {
    if: { type: 'null' },
    then: values ? { enum: values } : {},
    else: rules,
  };
}

function rulesOf(schema: StructuralSchema): Record<string, unknown> {
  const rules: Record<string, unknown> = {};
  for (const keyword of sameKeywords) {
    if (schema[keyword] !== undefined) rules[keyword] = schema[keyword];
  }
  const { minimum, maximum, additionalProperties } = schema;
  if (minimum !== undefined) {
    rules[schema.exclusiveMinimum ? 'exclusiveMinimum' : 'minimum'] = minimum;
  }
  if (maximum !== undefined) {
    rules[schema.exclusiveMaximum ? 'exclusiveMaximum' : 'maximum'] = maximum;
  }
  Object.assign(rules, textRules(schema));
  if (schema.properties) {
    rules.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, property]) => [
        key,
        toJsonSchema(property),
      ]),
    );
  }
  if (typeof additionalProperties === 'object') {
    rules.additionalProperties = toJsonSchema(additionalProperties);
  } else if (additionalProperties === false) {
    rules.additionalProperties = false;
  }
  if (schema.items) rules.items = toJsonSchema(schema.items);
  if (schema.not) rules.not = toJsonSchema(schema.not);
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const schemas = schema[keyword];
    if (schemas?.length) rules[keyword] = schemas.map(toJsonSchema);
  }
  return rules;
}

/** Texts that are too long are not read any further. */
function textRules(schema: StructuralSchema): Record<string, unknown> {
  const { pattern, maxLength } = schema;
  const format = formatOf(schema);
  const rules = {
    ...(pattern !== undefined && { pattern }),
    ...(format && { format }),
  };
  return maxLength !== undefined && (format || pattern !== undefined)
    ? { if: { maxLength }, then: rules }
    : rules;
}

function typesOf(schema: StructuralSchema) {
  if (schema['x-kubernetes-int-or-string']) return ['integer', 'string'];
  return schema.type;
}

/** The name of the format, if the API server checks it for this type. Dashes in it do not count. */
function formatOf({ type = 'string', format = '' }: StructuralSchema) {
  const withoutDashes = format.replaceAll('-', '');
  const name = withoutDashes === 'datetime' ? 'date-time' : withoutDashes;
  const checked = Object.hasOwn(formats, name) ? formats[name] : undefined;
  const numeric = typeof checked === 'object';
  if (!checked || numeric !== (type === 'integer' || type === 'number')) {
    return undefined;
  }
  return name;
}
