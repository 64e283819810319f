import * as fc from 'fast-check';
import { spec } from '../generated/spec';

/** A request as a client might send it. */
export interface AnyRequest {
  method: 'get' | 'post' | 'delete';
  path: string;
  body?: object;
}

interface Schema {
  $ref?: string;
  type?: string;
  enum?: string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

interface Operation {
  parameters?: readonly (Parameter | { $ref: string })[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
}

/** What is there: without it, hardly a request would get past the first 404. */
const known: Record<string, string[]> = {
  cluster: ['workload'],
  namespace: ['my-apps', 'mallory'],
  name: ['there', 'fuzzed'],
  class: ['postgres-pool', 'on-demand'],
  group: ['services'],
  entityRef: ['component:default/orders'],
  apiVersion: ['v1'],
};

/** Requests made from the OpenAPI document: mostly as it says, sometimes not at all. */
export const arbitraryRequest: fc.Arbitrary<AnyRequest> = fc.oneof(
  ...Object.entries(spec.paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(
      ([method, operation]) =>
        requestOf(method as AnyRequest['method'], path, operation),
    ),
  ),
);

function requestOf(
  method: AnyRequest['method'],
  path: string,
  operation: Operation,
): fc.Arbitrary<AnyRequest> {
  const parameters = (operation.parameters ?? []).map(one =>
    '$ref' in one ? (resolve(one.$ref) as unknown as Parameter) : one,
  );
  const valuesOf = (where: string) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter(one => one.in === where)
          .map(({ name, schema, required }) => [
            name,
            required ? valueOf(name, schema) : fc.option(valueOf(name, schema)),
          ]),
      ),
    );
  const schema = operation.requestBody?.content['application/json'].schema;
  return fc
    .record({
      inPath: valuesOf('path'),
      query: valuesOf('query'),
      body: schema
        ? fc.oneof(
            { weight: 9, arbitrary: valueOf('body', schema) },
            {
              weight: 1,
              arbitrary: fc.dictionary(fc.string(), fc.jsonValue()),
            },
          )
        : fc.constant(undefined),
    })
    .map(({ inPath, query, body }) => {
      const address = path.replace(/\{(\w+)\}/g, (_, name) =>
        encodeURIComponent(String(inPath[name])),
      );
      const given = Object.entries(query)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => [name, String(value)]);
      return {
        method,
        path: given.length
          ? `${address}?${new URLSearchParams(given)}`
          : address,
        ...(body !== undefined && { body: body as object }),
      };
    });
}

function valueOf(name: string, schema: Schema): fc.Arbitrary<unknown> {
  const described = asDescribed(name, schema);
  return known[name]
    ? fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...(known[name] ?? [])) },
        { weight: 1, arbitrary: described },
      )
    : described;
}

function asDescribed(name: string, schema: Schema): fc.Arbitrary<unknown> {
  if (schema.$ref) {
    return asDescribed(name, resolve(schema.$ref));
  }
  if (schema.enum) {
    return fc.constantFrom(...schema.enum);
  }
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      // Beyond its bounds as well.
      return fc.integer({
        min: (schema.minimum ?? 0) - 2,
        max: (schema.maximum ?? 100) + 2,
      });
    case 'object':
      return schema.properties
        ? fc.record(
            Object.fromEntries(
              Object.entries(schema.properties).map(([key, one]) => [
                key,
                valueOf(key, one),
              ]),
            ),
            { requiredKeys: schema.required ?? [] },
          )
        : fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 });
    default:
      return (
        schema.pattern
          ? fc.stringMatching(new RegExp(schema.pattern))
          : fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      ).filter(
        // A client's URL library takes these for a way up.
        text => text !== '.' && text !== '..' && !/\p{Surrogate}/u.test(text),
      );
  }
}

function resolve(ref: string): Schema {
  let found: unknown = spec;
  for (const key of ref.replace('#/', '').split('/')) {
    found = (found as Record<string, unknown>)[key];
  }
  return found as Schema;
}
