import type { StructuralSchema } from '../StructuralSchema';

/** Parameters, and what comes of them. */
export interface ParameterCase {
  name: string;
  schema: StructuralSchema;
  given: Record<string, unknown>;
  /** What they become, where that is not what they were. */
  becomes?: Record<string, unknown>;
  /** What is wrong, as `path: message`. */
  violations?: string[];
}

const of = (
  properties: Record<string, StructuralSchema>,
  more: StructuralSchema = {},
): StructuralSchema => ({ type: 'object', properties, ...more });

const text: StructuralSchema = { type: 'string' };
const integer: StructuralSchema = { type: 'integer' };

/** What an API server does with objects of a kind of that schema: `validateParameters.cluster.test.ts` asks one. */
export const parameterCases: ParameterCase[] = [
  {
    name: 'nothing is asked for',
    schema: of({}),
    given: { a: 1 },
    becomes: {},
  },
  {
    name: 'everything at once, each at its place',
    schema: of(
      {
        storageGB: { type: 'integer', minimum: 1, maximum: 100 },
        plan: { type: 'string', enum: ['small', 'large'] },
        users: {
          type: 'array',
          items: of(
            { name: { type: 'string', pattern: '^[a-z]+$' } },
            { required: ['name'] },
          ),
        },
        name: text,
      },
      { required: ['name', 'storageGB'] },
    ),
    given: { storageGB: 500, plan: 'huge', users: [{ name: 'A1' }, {}] },
    violations: [
      'spec.parameters.name: is required',
      'spec.parameters.storageGB: must be less than or equal to 100',
      'spec.parameters.plan: must be one of "small", "large"',
      "spec.parameters.users[0].name: must match '^[a-z]+$'",
      'spec.parameters.users[1].name: is required',
    ],
  },
  {
    name: 'types',
    schema: of({
      a: text,
      b: integer,
      c: { type: 'number' },
      d: { type: 'boolean' },
      e: { type: 'array', items: text },
      f: of({}),
    }),
    given: { a: 1, b: 'x', c: '1', d: 'true', e: {}, f: [] },
    violations: [
      'spec.parameters.a: must be of type string, not number',
      'spec.parameters.b: must be of type integer, not string',
      'spec.parameters.c: must be of type number, not string',
      'spec.parameters.d: must be of type boolean, not string',
      'spec.parameters.e: must be of type array, not object',
      'spec.parameters.f: must be of type object, not array',
    ],
  },
  {
    name: 'a number without a fraction is an integer',
    schema: of({ a: integer, b: integer }),
    given: { a: 2.0, b: 2.5 },
    violations: ['spec.parameters.b: must be of type integer, not number'],
  },
  {
    name: 'bounds that belong, and bounds that do not',
    schema: of({
      a: { type: 'number', minimum: 1, exclusiveMinimum: true },
      b: { type: 'number', maximum: 1, exclusiveMaximum: true },
      c: { type: 'number', minimum: 1, maximum: 1 },
      d: { type: 'integer', multipleOf: 3 },
    }),
    given: { a: 1, b: 1, c: 1, d: 4 },
    violations: [
      'spec.parameters.a: must be greater than 1',
      'spec.parameters.b: must be less than 1',
      'spec.parameters.d: must be a multiple of 3',
    ],
  },
  {
    name: 'lengths count characters, not bytes or code units',
    schema: of({
      a: { type: 'string', maxLength: 2 },
      b: { type: 'string', minLength: 3 },
      c: { type: 'string', maxLength: 1 },
    }),
    given: { a: '🐇🐇', b: '🐇🐇', c: 'ab' },
    violations: [
      'spec.parameters.b: must be at least 3 characters long',
      'spec.parameters.c: must be at most 1 character long',
    ],
  },
  {
    name: 'how many items and fields',
    schema: of({
      a: { type: 'array', items: text, minItems: 1 },
      b: { type: 'array', items: text, maxItems: 1 },
      c: { type: 'object', additionalProperties: text, minProperties: 1 },
      d: { type: 'object', additionalProperties: text, maxProperties: 1 },
    }),
    given: { a: [], b: ['x', 'y'], c: {}, d: { x: '', y: '' } },
    violations: [
      'spec.parameters.a: must have at least 1 item',
      'spec.parameters.b: must have at most 1 item',
      'spec.parameters.c: must have at least 1 field',
      'spec.parameters.d: must have at most 1 field',
    ],
  },
  {
    name: 'defaults, inside defaults too, but not to make a parent',
    schema: of({
      size: { type: 'string', default: 'small' },
      backup: {
        ...of({
          days: { type: 'integer', default: 7 },
          at: { type: 'string', default: '02:00' },
        }),
        default: { days: 3 },
      },
      tls: of({ on: { type: 'boolean', default: true } }),
      list: {
        type: 'array',
        items: of({ weight: { type: 'integer', default: 1 } }),
      },
      map: {
        type: 'object',
        additionalProperties: of({ on: { type: 'boolean', default: false } }),
      },
    }),
    given: { list: [{}, { weight: 2 }], map: { a: {} } },
    becomes: {
      size: 'small',
      backup: { days: 3, at: '02:00' },
      list: [{ weight: 1 }, { weight: 2 }],
      map: { a: { on: false } },
    },
  },
  {
    name: 'a default satisfies what is required',
    schema: of(
      { size: { type: 'string', default: 'small' } },
      { required: ['size'] },
    ),
    given: {},
    becomes: { size: 'small' },
  },
  {
    name: 'unknown fields go, also those of items',
    schema: of({
      a: of({ b: text }),
      list: { type: 'array', items: of({ c: text }) },
    }),
    given: { a: { b: 'x', z: 1 }, list: [{ c: 'x', z: 1 }], z: { y: 1 } },
    becomes: { a: { b: 'x' }, list: [{ c: 'x' }] },
  },
  {
    name: 'unknown fields stay where that is said, and no deeper than it is said',
    schema: of({
      free: {
        ...of({ known: of({ b: text }) }),
        'x-kubernetes-preserve-unknown-fields': true,
      },
      items: {
        type: 'array',
        'x-kubernetes-preserve-unknown-fields': true,
        items: of({ known: text }),
      },
    }),
    given: {
      free: { known: { b: 'x', z: 1 }, other: { deep: [{ z: 1 }] } },
      items: [{ known: 'x', z: 1 }],
    },
    becomes: {
      free: { known: { b: 'x' }, other: { deep: [{ z: 1 }] } },
      items: [{ known: 'x', z: 1 }],
    },
  },
  {
    name: 'a value of which nothing is said',
    schema: of({ any: { 'x-kubernetes-preserve-unknown-fields': true } }),
    given: { any: [1, 'x', { a: null }] },
  },
  {
    name: 'maps',
    schema: of({
      labels: { type: 'object', additionalProperties: text },
      limits: {
        type: 'object',
        additionalProperties: of({ cpu: integer }),
      },
    }),
    given: {
      labels: { a: 'x', 'b.example.org/c': 1 },
      limits: { x: { cpu: 1, z: 2 }, y: { cpu: 'x' } },
    },
    becomes: {
      labels: { a: 'x', 'b.example.org/c': 1 },
      limits: { x: { cpu: 1 }, y: { cpu: 'x' } },
    },
    violations: [
      'spec.parameters.labels[b.example.org/c]: must be of type string, not number',
      'spec.parameters.limits.y.cpu: must be of type integer, not string',
    ],
  },
  {
    name: 'maps of anything: what is in objects there is known to nobody',
    schema: of({ any: { type: 'object', additionalProperties: true } }),
    given: { any: { a: 1, b: 'x', c: { d: 1 }, e: [{ f: 1 }, 2] } },
    becomes: { any: { a: 1, b: 'x', c: {}, e: [{}, 2] } },
  },
  {
    name: 'null where it may be, where it becomes a default, and where it counts as absent',
    schema: of(
      {
        a: { type: 'string', nullable: true },
        b: { type: 'string', default: 'x' },
        c: text,
        d: { type: 'string', nullable: true, default: 'y' },
        e: { type: 'string', nullable: true, enum: ['x'] },
        f: { type: 'array', items: text },
      },
      { required: ['c'] },
    ),
    given: { a: null, b: null, c: null, d: null, e: null, f: [null] },
    becomes: { a: null, b: 'x', d: null, e: null, f: [null] },
    violations: [
      'spec.parameters.c: is required',
      'spec.parameters.e: must be one of "x"',
      'spec.parameters.f[0]: must be of type string, not null',
    ],
  },
  {
    name: 'integers or texts',
    schema: of({
      a: { 'x-kubernetes-int-or-string': true },
      b: { 'x-kubernetes-int-or-string': true },
      c: { 'x-kubernetes-int-or-string': true },
      d: {
        'x-kubernetes-int-or-string': true,
        anyOf: [{ type: 'integer' }, { type: 'string' }],
        pattern: '^[0-9]+%?$',
      },
    }),
    given: { a: 1, b: '50%', c: 1.5, d: 'x' },
    violations: [
      'spec.parameters.c: must be of type integer or string, not number',
      "spec.parameters.d: must match '^[0-9]+%?$'",
    ],
  },
  {
    name: 'one of several',
    schema: of(
      { a: text, b: text, c: text },
      { oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    ),
    given: { c: 'x' },
    violations: [
      'spec.parameters: must be valid by one and only one of the schemas in oneOf, and is by none',
    ],
  },
  {
    name: 'more than one of several',
    schema: of(
      { a: text, b: text },
      { oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    ),
    given: { a: 'x', b: 'x' },
    violations: [
      'spec.parameters: must be valid by one and only one of the schemas in oneOf, and is by more',
    ],
  },
  {
    name: 'any, all and none of several',
    schema: of({
      any: { type: 'string', anyOf: [{ maxLength: 1 }, { pattern: '^a' }] },
      all: { type: 'string', allOf: [{ maxLength: 3 }, { pattern: '^a' }] },
      not: { type: 'string', not: { pattern: '^a' } },
    }),
    given: { any: 'bb', all: 'bbbb', not: 'a' },
    violations: [
      'spec.parameters.any: must be valid by at least one of the schemas in anyOf',
      'spec.parameters.all: must be at most 3 characters long',
      "spec.parameters.all: must match '^a'",
      'spec.parameters.not: must not be valid by the schema in not',
    ],
  },
  {
    name: 'sets and maps that are lists',
    schema: of({
      set: {
        type: 'array',
        'x-kubernetes-list-type': 'set',
        items: text,
      },
      map: {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['name'],
        items: of({ name: text, v: integer }, { required: ['name'] }),
      },
    }),
    given: {
      set: ['a', 'b', 'a'],
      map: [
        { name: 'x', v: 1 },
        { name: 'x', v: 2 },
      ],
    },
    violations: [
      'spec.parameters.set[2]: is there already: "a"',
      'spec.parameters.map[1]: is there already: {"name":"x"}',
    ],
  },
  {
    name: 'embedded resources keep what every resource has',
    schema: of({
      resource: {
        ...of({ spec: of({ a: text }) }),
        'x-kubernetes-embedded-resource': true,
      },
    }),
    given: {
      resource: {
        apiVersion: 'v1',
        kind: 'X',
        metadata: { name: 'x' },
        spec: { a: 'x', z: 1 },
        z: 1,
      },
    },
    becomes: {
      resource: {
        apiVersion: 'v1',
        kind: 'X',
        metadata: { name: 'x' },
        spec: { a: 'x' },
      },
    },
  },
  {
    name: 'a rule with a message',
    schema: of(
      { min: integer, max: integer },
      {
        'x-kubernetes-validations': [
          {
            rule: 'self.min <= self.max',
            message: 'min must not be greater than max',
            fieldPath: '.min',
          },
        ],
      },
    ),
    given: { min: 3, max: 2 },
    violations: ['spec.parameters.min: min must not be greater than max'],
  },
  {
    name: 'a rule that makes its message',
    schema: of({
      name: {
        type: 'string',
        maxLength: 10,
        'x-kubernetes-validations': [
          {
            rule: "self.startsWith('a')",
            messageExpression: "'must start with a, unlike ' + self",
          },
        ],
      },
    }),
    given: { name: 'b' },
    violations: ['spec.parameters.name: must start with a, unlike b'],
  },
  {
    name: 'a rule without a message',
    schema: of({
      name: {
        type: 'string',
        maxLength: 10,
        'x-kubernetes-validations': [{ rule: "self.startsWith('a')" }],
      },
    }),
    given: { name: 'b' },
    violations: [
      "spec.parameters.name: must keep the rule: self.startsWith('a')",
    ],
  },
  {
    name: 'rules on defaults, absent fields, items and maps',
    schema: of(
      {
        a: { type: 'integer', default: 5 },
        b: text,
        list: {
          type: 'array',
          maxItems: 5,
          items: of(
            { 'a-b': integer },
            {
              'x-kubernetes-validations': [
                { rule: 'self.a__dash__b > 0', message: 'must be positive' },
              ],
            },
          ),
        },
        map: {
          type: 'object',
          maxProperties: 5,
          additionalProperties: { type: 'string', maxLength: 5 },
          'x-kubernetes-validations': [
            {
              rule: "self.all(key, self[key].matches('^[a-z]+$'))",
              message: 'must be letters',
            },
          ],
        },
      },
      {
        'x-kubernetes-validations': [
          { rule: 'self.a == 5', message: 'a' },
          { rule: '!has(self.b)', message: 'b' },
          { rule: "!has(self.b) || self.b == 'x'", message: 'c' },
        ],
      },
    ),
    given: { list: [{ 'a-b': 1 }, { 'a-b': 0 }], map: { x: 'a1' } },
    becomes: {
      a: 5,
      list: [{ 'a-b': 1 }, { 'a-b': 0 }],
      map: { x: 'a1' },
    },
    violations: [
      'spec.parameters.list[1]: must be positive',
      'spec.parameters.map: must be letters',
    ],
  },
  {
    name: "Kubernetes' own functions in rules",
    schema: of(
      {
        size: { type: 'string', maxLength: 20 },
        zones: {
          type: 'array',
          maxItems: 5,
          items: { type: 'string', maxLength: 5 },
        },
        at: { type: 'string', format: 'date-time' },
        for: { type: 'string', format: 'duration' },
        ratio: { type: 'number' },
      },
      {
        'x-kubernetes-validations': [
          {
            rule: "quantity(self.size).compareTo(quantity('1Gi')) >= 0",
            message: 'size',
          },
          { rule: 'self.zones.isSorted()', message: 'zones' },
          {
            rule: "self.at > timestamp('2024-01-01T00:00:00Z')",
            message: 'at',
          },
          { rule: "self.__for__ >= duration('1h')", message: 'for' },
          { rule: 'self.ratio > 1', message: 'ratio' },
          {
            rule: "self.size.find('[0-9]+') == '512'",
            message: 'find',
          },
        ],
      },
    ),
    given: {
      size: '512Mi',
      zones: ['b', 'a'],
      at: '2023-06-01T12:00:00Z',
      for: '30m',
      ratio: 1,
    },
    violations: [
      'spec.parameters: size',
      'spec.parameters: zones',
      'spec.parameters: at',
      'spec.parameters: for',
      'spec.parameters: ratio',
    ],
  },
  {
    name: 'rules on what changes are not asked when there is nothing yet',
    schema: of({
      a: {
        type: 'integer',
        'x-kubernetes-validations': [
          { rule: 'self == oldSelf', message: 'must not change' },
          {
            rule: 'oldSelf.hasValue() || self == 1',
            optionalOldSelf: true,
            message: 'must start with 1',
          },
        ],
      },
    }),
    given: { a: 2 },
    violations: ['spec.parameters.a: must start with 1'],
  },
  {
    name: 'a rule that fails on the data',
    schema: of(
      { a: integer, b: integer },
      {
        'x-kubernetes-validations': [{ rule: 'self.a > self.b' }],
      },
    ),
    given: { a: 1 },
    violations: [
      'spec.parameters: cannot be checked by the rule "self.a > self.b": no such key: b',
    ],
  },
  {
    name: 'names that objects of JavaScript have',
    schema: of({ constructor: text, toString: integer } as any, {
      required: ['hasOwnProperty'],
    }),
    given: JSON.parse('{"__proto__": {"a": 1}, "valueOf": 1, "toString": "x"}'),
    becomes: { toString: 'x' } as any,
    violations: [
      'spec.parameters.hasOwnProperty: is required',
      'spec.parameters.toString: must be of type integer, not string',
    ],
  },
  ...formatCases(),
];

function formatCases(): ParameterCase[] {
  const table: [format: string, valid: string[], invalid: string[]][] = [
    ['date', ['2024-02-29'], ['2023-02-29', '2024-1-1', 'x']],
    [
      'date-time',
      ['2024-02-29T12:00:00Z', '2024-02-29t12:00:00.5+02:00'],
      ['2024-02-29', '2024-02-29T24:00:00Z', '2024-02-29T12:00:00'],
    ],
    ['duration', ['1h30m', '90s', '0', '2 weeks'], ['x', '1', '1 year']],
    ['ipv4', ['10.0.0.1', '010.0.0.1'], ['10.0.0', '256.0.0.1', '::1']],
    ['ipv6', ['::1', 'fe80::1'], ['10.0.0.1', 'g::']],
    ['cidr', ['10.0.0.0/8', '::/0'], ['10.0.0.0', '10.0.0.0/33']],
    ['mac', ['00:11:22:33:44:55'], ['00:11:22:33:44', 'x']],
    [
      'uuid',
      ['C56A4180-65AA-42EC-A945-5FD21DEC0538'],
      ['c56a4180-65aa-42ec-a945-5fd21dec053', 'x'],
    ],
    ['hostname', ['a.example.com', 'localhost'], ['-a', 'a b', 'a..b']],
    ['email', ['a@example.org'], ['a', 'a@']],
    ['uri', ['https://example.org/a', '/a', 'urn:x'], ['a', '']],
    ['byte', ['YWJj', 'YQ=='], ['a', 'YWJj=']],
    ['hexcolor', ['#fff', '00FF00'], ['#ffff']],
    ['no-such-format', ['anything'], []],
  ];
  return table.map(([format, valid, invalid]) => ({
    name: `the format ${format}`,
    schema: of({
      list: { type: 'array', items: { type: 'string', format } },
    }),
    given: { list: [...valid, ...invalid] },
    violations: invalid.map(
      (_, index) =>
        `spec.parameters.list[${
          valid.length + index
        }]: must be a valid ${format}`,
    ),
  }));
}
