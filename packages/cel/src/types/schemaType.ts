import { escapeName } from '../values/escapeName';
import { withResourceFields, type Schema } from './Schema';
import { listOf, mapOf, objectOf, types, type Type } from './Type';

/**
 * The type of the values of a schema, as API servers have it (apiserver 0.37: `common.SchemaDeclType`). `undefined` for
 * what expressions do not see: values of which the schema says nothing.
 *
 * @param name - of the type, if it is that of an object
 */
export function schemaType(schema: Schema, name: string): Type | undefined {
  if (schema['x-kubernetes-int-or-string']) {
    return types.dyn;
  }
  switch (schema.type) {
    case 'array': {
      const item = schema.items && partType(schema.items, `${name}.@idx`);
      return item && listOf(item);
    }
    case 'object':
      return objectType(schema, name);
    case 'string':
      return textType(schema);
    case 'boolean':
      return types.bool;
    case 'number':
      return types.double;
    case 'integer':
      return types.int;
    default:
      return undefined;
  }
}

function partType(schema: Schema, name: string): Type | undefined {
  return schemaType(
    schema['x-kubernetes-embedded-resource']
      ? withResourceFields(schema)
      : schema,
    name,
  );
}

function objectType(schema: Schema, name: string): Type | undefined {
  const { properties = {}, additionalProperties } = schema;
  if (typeof additionalProperties === 'object') {
    const value = partType(additionalProperties, `${name}.@elem`);
    return value && mapOf(types.string, value);
  }
  const fields = new Map<string, Type>();
  for (const [property, described] of Object.entries(properties)) {
    const field = escapeName(property);
    const type = partType(described, `${name}.${field}`);
    if (field !== undefined && type) {
      fields.set(field, type);
    }
  }
  return objectOf(name, fields);
}

function textType({ format }: Schema): Type {
  switch (format) {
    case 'byte':
      return types.bytes;
    case 'duration':
      return types.duration;
    case 'date':
    case 'date-time':
      return types.timestamp;
    default:
      return types.string;
  }
}
