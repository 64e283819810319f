import fc from 'fast-check';
import {
  applyDefaults,
  type Json,
  type StructuralSchema,
} from '@services-toolkit/kubernetes-api';
import type { ParametersSchema } from './ParametersSchema';
import { settingKind } from './settingKind';
import type { Settings } from './settingValues';
import { withDefaults, withNewDefaults, withoutBlanks } from './settingValues';

const names = ['a', 'b', 'toString'];

const leaf: fc.Arbitrary<ParametersSchema> = fc.oneof(
  fc.record(
    {
      type: fc.constant('boolean'),
      default: fc.boolean(),
      nullable: fc.boolean(),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    { type: fc.constant('integer'), default: fc.integer({ min: 0, max: 9 }) },
    { requiredKeys: ['type'] },
  ),
  fc.constant({ type: 'object', additionalProperties: { type: 'string' } }),
  fc.constant({ 'x-kubernetes-preserve-unknown-fields': true }),
);

const { group } = fc.letrec<{
  group: ParametersSchema;
  field: ParametersSchema;
}>(tie => ({
  field: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'schema' },
    leaf,
    tie('group'),
    tie('group').chain(schema =>
      // As an API server asks for it, a default is valid: it says something of what is described.
      valueOfGroup(schema).map(value => ({ ...schema, default: value })),
    ),
    tie('field').map(items => ({ type: 'array', items })),
    fc
      .tuple(tie('group'), fc.constantFrom('oneOf', 'x-kubernetes-validations'))
      .map(([schema, keyword]) => ({ ...schema, [keyword]: [] })),
  ),
  group: fc.record({
    type: fc.constant('object'),
    properties: fc.dictionary(fc.constantFrom(...names), tie('field'), {
      minKeys: 1,
    }),
    required: fc.subarray(names),
  }),
}));

function valueOf(schema: ParametersSchema): fc.Arbitrary<unknown> {
  switch (settingKind(schema)) {
    case 'object':
      return valueOfGroup(schema);
    case 'list':
      return fc.array(valueOf(schema.items ?? {}), { maxLength: 2 });
    case 'scalar':
      return schema.type === 'boolean' ? fc.boolean() : fc.nat(9);
    default:
      return fc.constant({ z: 'z' });
  }
}

function valueOfGroup(schema: ParametersSchema): fc.Arbitrary<Settings> {
  return fc.record(
    Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, field]) => [
        name,
        valueOf(field),
      ]),
    ),
    { requiredKeys: [] },
  );
}

/** What a person does in the form: sets fields, empties them, leaves out groups, adds entries to lists. */
function edit(
  schema: ParametersSchema,
  value: unknown,
  rolls: Iterator<number>,
  mayLeaveOut = false,
): unknown {
  const roll = () => Number(rolls.next().value);
  switch (settingKind(schema)) {
    case 'object': {
      if (mayLeaveOut && value !== undefined && roll() === 0) {
        return undefined;
      }
      const before = (value ?? {}) as Settings;
      const fields = Object.entries(schema.properties ?? {});
      const changed = fields[roll() % fields.length];
      if (!changed) {
        return value;
      }
      const [name, field] = changed;
      const inside = Object.hasOwn(before, name) ? before[name] : undefined;
      const optional =
        !schema.required?.includes(name) && field.default === undefined;
      return { ...before, [name]: edit(field, inside, rolls, optional) };
    }
    case 'list':
      return [...((value ?? []) as unknown[]), undefined].map((one, index) =>
        index === roll() ? edit(schema.items ?? {}, one, rolls) : one,
      );
    case 'scalar':
      if (schema.type === 'boolean') {
        return value !== true;
      }
      return roll() === 0 ? undefined : roll();
    default:
      return { y: 'y' };
  }
}

/** What a reader of the form takes to be so: an emptied field says which default it has. */
function shown(schema: ParametersSchema, value: unknown): unknown {
  switch (settingKind(schema)) {
    case 'object': {
      if (value === undefined) {
        return undefined;
      }
      const known = value as Settings;
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, field]) => [
          name,
          shown(field, Object.hasOwn(known, name) ? known[name] : undefined),
        ]),
      );
    }
    case 'list':
      return (value as unknown[] | undefined)?.map(one =>
        shown(schema.items ?? {}, one),
      );
    default:
      return value ?? schema.default;
  }
}

/** Groups without anything in them look like none. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(one => withoutEmpty(one) ?? null);
  }
  if (typeof value !== 'object' || value === null) {
    return value ?? undefined;
  }
  const fields = Object.entries(value)
    .map(([name, one]) => [name, withoutEmpty(one)] as const)
    .filter(([, one]) => one !== undefined);
  return fields.length ? Object.fromEntries(fields) : undefined;
}

/** What the API server stores of what is sent. */
function stored(schema: ParametersSchema, settings: Settings): unknown {
  return applyDefaults(
    JSON.parse(JSON.stringify(withoutBlanks(schema, settings))) as Json,
    schema as StructuralSchema,
  );
}

describe('the settings that a form shows', () => {
  it('are those that the API server makes of what is sent, from the start on and through all changes', () => {
    fc.assert(
      fc.property(group, fc.infiniteStream(fc.nat(3)), (schema, rolls) => {
        let settings = withDefaults(schema);
        for (let change = 0; change < 8; change++) {
          expect(withoutEmpty(shown(schema, settings))).toEqual(
            withoutEmpty(stored(schema, settings)),
          );
          const edited = (edit(schema, settings, rolls) ?? {}) as Settings;
          settings = withNewDefaults(schema, settings, edited);
        }
      }),
      { numRuns: 150 },
    );
  });
});
