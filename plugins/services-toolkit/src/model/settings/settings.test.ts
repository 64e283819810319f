import type { ParametersSchema } from './ParametersSchema';
import { hasSettings, settingKind } from './settingKind';
import {
  knownSettings,
  withDefaults,
  withNewDefaults,
  withoutBlanks,
} from './settingValues';
import { settingsForm } from './settingsForm';
import { settingsValidator as validator } from './settingsValidator';
import {
  settingViolations,
  standingViolations,
  violationsByField,
} from './violations';

const database: ParametersSchema = {
  type: 'object',
  required: ['storageGB', 'version', 'highAvailability', 'network'],
  properties: {
    storageGB: { type: 'integer', minimum: 1, maximum: 100, default: 10 },
    version: { type: 'string', enum: ['17', '18'] },
    highAvailability: { type: 'boolean' },
    network: {
      type: 'object',
      properties: { public: { type: 'boolean', default: false } },
    },
    backup: {
      type: 'object',
      required: ['schedule'],
      properties: {
        schedule: { type: 'string' },
        keepDays: { type: 'integer', default: 7 },
      },
    },
    nodes: {
      type: 'array',
      items: { type: 'object', properties: { zone: { type: 'string' } } },
    },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    extra: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    port: { 'x-kubernetes-int-or-string': true },
    note: { type: 'string', nullable: true },
  },
};

const isValid = (schema: ParametersSchema, value: unknown) => {
  const form = settingsForm(schema).schema;
  return validator.isValid(form, value, form);
};

describe('settingKind', () => {
  it.each<[string, ParametersSchema, string]>([
    ['a switch', { type: 'boolean' }, 'scalar'],
    ['a group', database, 'object'],
    ['names and texts', database.properties?.labels ?? {}, 'map'],
    ['a list of groups', database.properties?.nodes ?? {}, 'list'],
    [
      'a list of anything',
      {
        type: 'array',
        items: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      },
      'free',
    ],
    [
      'names and groups',
      { type: 'object', additionalProperties: database },
      'free',
    ],
    ['anything', { 'x-kubernetes-preserve-unknown-fields': true }, 'free'],
    [
      'a whole resource',
      { type: 'object', 'x-kubernetes-embedded-resource': true },
      'free',
    ],
    ['a port', { 'x-kubernetes-int-or-string': true }, 'intOrString'],
  ])('of %s', (_, schema, kind) => {
    expect(settingKind(schema)).toBe(kind);
  });

  it.each<[ParametersSchema | undefined, boolean]>([
    [undefined, false],
    [{}, false],
    [{ type: 'object', properties: {} }, false],
    [{ type: 'object', additionalProperties: false }, false],
    [{ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, true],
    [{ type: 'object', additionalProperties: { type: 'string' } }, true],
    [database, true],
  ])('whether %j has settings: %s', (schema, expected) => {
    expect(hasSettings(schema)).toBe(expected);
  });
});

describe('settingsForm', () => {
  it.each<[string, unknown, boolean]>([
    ['all that is required', { version: '18' }, true],
    ['a required one that is missing', {}, false],
    ['too much', { version: '18', storageGB: 101 }, false],
    ['a group that need not be there', { version: '18', backup: {} }, false],
    ['a number where both may be', { version: '18', port: 80 }, true],
    ['a text where both may be', { version: '18', port: 'http' }, true],
    ['neither where both may be', { version: '18', port: true }, false],
    ['null where it may be', { version: '18', note: null }, true],
    ['null where it may not', { version: null }, false],
    ['anything where all may be', { version: '18', extra: { a: [1] } }, true],
    ['a map with a wrong value', { version: '18', labels: { a: 1 } }, false],
  ])('judges %s as the cluster does', (_, value, expected) => {
    const settings = { highAvailability: true, network: {}, ...Object(value) };
    expect(isValid(database, settings)).toBe(expected);
  });

  it('reads limits that are excluded as OpenAPI v3 writes them', () => {
    const schema: ParametersSchema = {
      type: 'object',
      properties: {
        n: { type: 'number', minimum: 0, exclusiveMinimum: true },
      },
    };
    expect(isValid(schema, { n: 0 })).toBe(false);
    expect(isValid(schema, { n: 0.1 })).toBe(true);
  });

  it('has a field for each that is required, whatever the schema says of it', () => {
    const free: ParametersSchema = {
      'x-kubernetes-preserve-unknown-fields': true,
    };
    const { schema, uiSchema } = settingsForm({
      ...free,
      type: 'object',
      required: ['values', 'list', 'port', 'undescribed'],
      properties: {
        values: free,
        list: { type: 'array', items: free },
        port: { 'x-kubernetes-int-or-string': true, nullable: true },
      },
    });
    // The form shows no field of an empty schema.
    expect(
      Object.entries(schema.properties ?? {})
        .filter(([, field]) => Object.keys(field).length > 0)
        .map(([name]) => [name, uiSchema[name]['ui:field']]),
    ).toEqual(
      expect.arrayContaining([
        ['values', 'YamlField'],
        ['list', 'YamlField'],
        ['port', 'IntOrStringField'],
        ['undescribed', 'YamlField'],
      ]),
    );
    const whole = { values: { a: 1 }, list: [{}], port: null, undescribed: 1 };
    expect(validator.isValid(schema, whole, schema)).toBe(true);
    expect(
      validator.isValid(schema, { ...whole, values: undefined }, schema),
    ).toBe(false);
  });

  it('leaves patterns and formats that mean something else here to the cluster', () => {
    const schema: ParametersSchema = {
      type: 'object',
      properties: {
        re2: { type: 'string', pattern: '(?i)^a$' },
        go: { type: 'string', format: 'duration' },
        both: { type: 'string', pattern: '^a+$' },
      },
    };
    expect(isValid(schema, { re2: 'b', go: '1h' })).toBe(true);
    expect(isValid(schema, { both: 'b' })).toBe(false);
  });
});

describe('the values of settings', () => {
  it('start with defaults, required groups and switches that are off', () => {
    expect(withDefaults(database)).toEqual({
      storageGB: 10,
      highAvailability: false,
      network: { public: false },
    });
  });

  it('get no default over what was said', () => {
    expect(
      withDefaults(database, { storageGB: 20, backup: { schedule: 'daily' } }),
    ).toMatchObject({ storageGB: 20, backup: { keepDays: 7 } });
  });

  const backups: ParametersSchema = {
    type: 'object',
    properties: {
      enabled: { type: 'boolean', default: true },
      retentionDays: { type: 'integer' },
    },
  };
  const withBackups: ParametersSchema = {
    type: 'object',
    properties: { backups },
  };

  it('propose a group that holds nothing but defaults, so that these are shown', () => {
    expect(withDefaults(withBackups)).toEqual({ backups: { enabled: true } });
  });

  it('propose no group that may be wrong, or not whole: what it would hold is set with its first setting', () => {
    const schemas: ParametersSchema[] = [
      { ...withBackups, oneOf: [{ required: ['backups'] }] },
      { ...withBackups, 'x-kubernetes-validations': [{ rule: 'true' }] },
      {
        ...withBackups,
        properties: { backups: { ...backups, required: ['retentionDays'] } },
      },
    ];
    for (const schema of schemas) {
      expect(withDefaults(schema)).toEqual({});
      expect(
        withNewDefaults(schema, {}, { backups: { retentionDays: 14 } }),
      ).toEqual({ backups: { enabled: true, retentionDays: 14 } });
    }
  });

  it('are those of a group where it has defaults of its own', () => {
    const schema: ParametersSchema = {
      type: 'object',
      properties: { backups: { ...backups, default: { enabled: false } } },
    };
    expect(withDefaults(schema)).toEqual({ backups: { enabled: false } });
    // Not there would be the group's default again.
    expect(withoutBlanks(schema, { backups: {} })).toEqual({ backups: {} });
  });

  it('are set in the entries of a list, as they come', () => {
    const schema: ParametersSchema = {
      type: 'object',
      properties: { nodes: { type: 'array', items: backups } },
    };
    expect(
      withNewDefaults(
        schema,
        { nodes: [{ enabled: false }] },
        { nodes: [{ enabled: false }, undefined] },
      ),
    ).toEqual({ nodes: [{ enabled: false }, { enabled: true }] });
  });

  it('stay empty where somebody has emptied them', () => {
    expect(
      withNewDefaults(
        withBackups,
        { backups: { enabled: true, retentionDays: 1 } },
        { backups: { enabled: true, retentionDays: undefined } },
      ),
    ).toEqual({ backups: { enabled: true, retentionDays: undefined } });
    expect(
      withNewDefaults(withBackups, { backups: { enabled: true } }, {}),
    ).toEqual({});
  });

  it('hold nothing that was not said', () => {
    expect(
      withoutBlanks(database, {
        version: '18',
        storageGB: undefined,
        network: {},
        backup: { schedule: undefined },
        labels: {},
      }),
    ).toEqual({ version: '18', network: {}, labels: {} });
  });

  it('are those of this class, where they were said of another one', () => {
    const free = { anything: ['goes'] };
    expect(
      knownSettings(database, {
        version: '17',
        partitions: 3,
        backup: { schedule: 'daily', bucket: 'b' },
        extra: free,
      }),
    ).toEqual({ version: '17', backup: { schedule: 'daily' }, extra: free });
    expect(
      knownSettings(
        { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        free,
      ),
    ).toEqual(free);
  });
});

describe('violations', () => {
  it('are those of the settings', () => {
    const own = [
      { field: 'spec.parameters', message: 'a' },
      { field: 'spec.parameters.x', message: 'b' },
      { field: 'spec.parameters[x.y]', message: 'c' },
    ];
    expect(
      settingViolations([
        ...own,
        { field: 'spec.parametersRef', message: 'd' },
        { field: 'metadata.name', message: 'e' },
        { message: 'f' },
      ]),
    ).toEqual(own);
  });

  it('stand until what they are about has been changed', () => {
    const causes = [
      { field: 'spec.parameters.nodes[0].zone', message: 'a' },
      { field: 'spec.parameters.storageGB', message: 'b' },
    ];
    expect(
      standingViolations(
        causes,
        { storageGB: 101, nodes: [{ zone: 'x' }] },
        { storageGB: 100, nodes: [{ zone: 'x' }] },
      ),
    ).toEqual([causes[0]]);
  });

  it('stand on a field that is called as something that every object has', () => {
    const schema: ParametersSchema = {
      type: 'object',
      properties: { toString: { type: 'string' } },
    };
    const causes = [
      { field: 'spec.parameters.toString', message: 'too long' },
      { field: 'spec.parameters.constructor', message: 'unknown' },
    ];
    expect(Object.entries(violationsByField(schema, causes))).toEqual([
      ['toString', { __errors: ['too long'] }],
      ['__errors', ['constructor: unknown']],
    ]);
    expect(standingViolations(causes, {}, { toString: 'a' })).toEqual([
      causes[1],
    ]);
  });

  it('stand on their field, else on the nearest above', () => {
    expect(
      violationsByField(database, [
        { field: 'spec.parameters.storageGB', message: 'at most 100' },
        { field: 'spec.parameters.storageGB', message: 'a multiple of 10' },
        { field: 'spec.parameters.nodes[1].zone', message: 'required' },
        { field: 'spec.parameters.labels[a.io/b]', message: 'too long' },
        { field: 'spec.parameters.extra.a.b', message: 'odd' },
        { field: 'spec.parameters.colour', message: 'unknown' },
        { field: 'spec.parameters', message: 'too much together' },
      ]),
    ).toEqual({
      storageGB: { __errors: ['at most 100', 'a multiple of 10'] },
      nodes: { 1: { zone: { __errors: ['required'] } } },
      labels: { 'a.io/b': { __errors: ['too long'] } },
      extra: { __errors: ['a.b: odd'] },
      __errors: ['colour: unknown', 'too much together'],
    });
  });
});
