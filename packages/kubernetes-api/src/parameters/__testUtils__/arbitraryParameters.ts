import fc from 'fast-check';
import type { Json, StructuralSchema } from '../StructuralSchema';

const keys = ['a', 'b', 'c-d', 'toString'];
const key = fc.constantFrom(...keys);

const leafSchema: fc.Arbitrary<StructuralSchema> = fc.oneof(
  fc.record(
    {
      type: fc.constant('integer'),
      minimum: fc.integer({ min: -1, max: 1 }),
      maximum: fc.integer({ min: 2, max: 3 }),
      exclusiveMaximum: fc.boolean(),
      nullable: fc.boolean(),
      default: fc.constant(1 as Json),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    {
      type: fc.constant('string'),
      maxLength: fc.constant(2),
      minLength: fc.constant(2),
      pattern: fc.constantFrom('^a', 'b$', '[^c]'),
      enum: fc.constant(['a', 'b', 'ab'] as Json[]),
      nullable: fc.boolean(),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constantFrom('number', 'boolean') }),
  fc.constant({ 'x-kubernetes-int-or-string': true }),
  fc.constant({ 'x-kubernetes-preserve-unknown-fields': true }),
);

const { schema } = fc.letrec<{
  node: StructuralSchema;
  object: StructuralSchema;
  schema: StructuralSchema;
}>(tie => ({
  node: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'schema' },
    leafSchema,
    tie('object'),
    // An API server accepts defaults that are valid, and no others.
    tie('object').map(({ required, minProperties, ...object }) => ({
      ...object,
      default: {},
    })),
    fc.record({
      type: fc.constant('array'),
      items: tie('node'),
      maxItems: fc.integer({ min: 1, max: 2 }),
    }),
    fc.record({
      type: fc.constant('object'),
      additionalProperties: fc.oneof(tie('node'), fc.constant(true)),
    }),
  ),
  object: fc
    .record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(key, tie('node')),
        required: fc.constant<string[]>(['a', 'toString']),
        'x-kubernetes-preserve-unknown-fields': fc.constant(true),
        minProperties: fc.constant(1),
      },
      { requiredKeys: ['type', 'properties'] },
    )
    .map(withSensibleRequired),
  schema: tie('object'),
}));

/** Most schemas ask for what they know. */
function withSensibleRequired(object: StructuralSchema): StructuralSchema {
  const known = Object.keys(object.properties ?? {});
  const required = object.required?.filter(name => known.includes(name));
  return required ? { ...object, required } : object;
}

/** A value that has something of what a schema asks for, and something else. */
function valueFor(of: StructuralSchema | undefined): fc.Arbitrary<Json> {
  const any = fc.constantFrom<Json>(null, 1, 2.5, 'a', true, [], {}, { z: 1 });
  const fitting = fittingValue(of);
  return fc.oneof(
    { arbitrary: fitting, weight: 40 },
    { arbitrary: any, weight: 1 },
  );
}

function fittingValue(of: StructuralSchema | undefined): fc.Arbitrary<Json> {
  switch (of?.type) {
    case 'integer':
      return fc.constantFrom(1, 1, 1, 2, 3);
    case 'number':
      return fc.constantFrom(0.5, 2);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return fc.constantFrom('ab', 'ab', 'ab', 'a', 'cb');
    case 'array':
      return fc.array(valueFor(of.items), { maxLength: 2 });
    case 'object': {
      const { properties = {}, additionalProperties } = of;
      return additionalProperties
        ? fc.dictionary(
            key,
            valueFor(
              additionalProperties === true ? undefined : additionalProperties,
            ),
            { maxKeys: 2 },
          )
        : fc
            .record(
              Object.fromEntries(
                Object.entries(properties).map(([name, property]) => [
                  name,
                  valueFor(property),
                ]),
              ),
              { requiredKeys: of.required ?? [] },
            )
            .chain(object =>
              fc.boolean().map(more => (more ? { ...object, z: 1 } : object)),
            );
    }
    default:
      return fc.constantFrom<Json>(1, 'a', { z: { y: 1 } });
  }
}

/** Schemas that an API server accepts, with parameters that have a chance to be valid. */
export function arbitraryParameters() {
  return schema.chain(chosen =>
    fittingValue(chosen).map(given => ({
      schema: chosen,
      given: given as Record<string, unknown>,
    })),
  );
}
