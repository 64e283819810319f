/** What CEL takes of a structural schema (apiextensions.k8s.io/v1). */
export interface Schema {
  type?: string;
  format?: string;
  nullable?: boolean;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
  'x-kubernetes-list-type'?: string;
  'x-kubernetes-list-map-keys'?: string[];
}

const text: Schema = { type: 'string' };

/** The schema with what every resource has: rules may name it, whether or not the schema does. */
export function withResourceFields(schema: Schema): Schema {
  return {
    ...schema,
    properties: {
      ...schema.properties,
      apiVersion: text,
      kind: text,
      metadata: {
        type: 'object',
        properties: { name: text, generateName: text },
      },
    },
  };
}

/** A property of the object itself: a schema may have a field named `constructor`. */
export function ownSchema(
  properties: Record<string, Schema> | undefined,
  key: string,
): Schema | undefined {
  return properties && Object.hasOwn(properties, key)
    ? properties[key]
    : undefined;
}
