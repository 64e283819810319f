/** A schema, and what is wrong with it. */
export interface SchemaCase {
  name: string;
  schema: Record<string, unknown>;
  /** Empty where an API server takes the schema. */
  problems: string[];
  /** An API server drops what it does not know, or refuses nothing: it is only told here. */
  isOurs?: boolean;
}

const of = (properties: Record<string, unknown>, more = {}) => ({
  type: 'object',
  properties,
  ...more,
});
const rules = (...all: Record<string, unknown>[]) => ({
  'x-kubernetes-validations': all,
});
const text = { type: 'string', maxLength: 20 };
const integer = { type: 'integer' };
const rulePath = 'x-kubernetes-validations[0]';

/** What an API server says to CustomResourceDefinitions with these: `validateParameters.cluster.test.ts` asks one. */
export const schemaCases: SchemaCase[] = [
  { name: 'nothing is asked for', schema: of({}), problems: [] },
  {
    name: 'a rule that is no CEL',
    schema: of({ a: integer }, rules({ rule: 'self.a ==' })),
    problems: [`${rulePath}.rule`],
  },
  {
    name: 'a rule about a field that there is not',
    schema: of({ a: integer }, rules({ rule: 'self.b == 1' })),
    problems: [`${rulePath}.rule`],
  },
  {
    name: 'a rule with a function that there is not',
    schema: of({ a: integer }, rules({ rule: 'shout(self.a)' })),
    problems: [`${rulePath}.rule`],
  },
  {
    name: 'a rule that yields no bool',
    schema: of({ a: integer }, rules({ rule: 'self.a + 1' })),
    problems: [`${rulePath}.rule`],
  },
  {
    name: 'a rule that compares what cannot be equal',
    schema: of({ a: integer }, rules({ rule: "self.a == 'x'" })),
    problems: [`${rulePath}.rule`],
  },
  {
    name: 'a rule within a list, and one within a map',
    schema: of({
      list: {
        type: 'array',
        maxItems: 5,
        items: of({ a: text }, rules({ rule: 'self.b' })),
      },
      map: {
        type: 'object',
        maxProperties: 5,
        additionalProperties: { ...text, ...rules({ rule: 'self > 1' }) },
      },
    }),
    problems: [
      `properties.list.items.${rulePath}.rule`,
      `properties.map.additionalProperties.${rulePath}.rule`,
    ],
  },
  {
    name: 'a rule that is blank',
    schema: of({ a: integer }, rules({ rule: ' ' })),
    problems: [`${rulePath}.rule`],
  },
  {
    name: 'a rule with a pattern that is none',
    schema: of({ a: text }, rules({ rule: "self.a.matches('(')" })),
    problems: [`${rulePath}.rule`],
  },
  {
    name: 'a message of several lines',
    schema: of({ a: text }, rules({ rule: 'true', message: 'a\nb' })),
    problems: [`${rulePath}.message`],
  },
  {
    name: 'a rule of several lines without a message',
    schema: of({ a: text }, rules({ rule: 'true ||\n false' })),
    problems: [`${rulePath}.message`],
  },
  {
    name: 'a message that is no expression',
    schema: of(
      { a: text },
      rules({ rule: 'true', messageExpression: 'self.' }),
    ),
    problems: [`${rulePath}.messageExpression`],
  },
  {
    name: 'a message that is no text',
    schema: of({ a: integer }, rules({ rule: 'true', messageExpression: '1' })),
    problems: [`${rulePath}.messageExpression`],
  },
  {
    name: 'a reason that there is not',
    schema: of({ a: text }, rules({ rule: 'true', reason: 'Because' })),
    problems: [`${rulePath}.reason`],
  },
  {
    name: 'a field path that leads nowhere',
    schema: of({ a: text }, rules({ rule: 'true', fieldPath: '.b' })),
    problems: [`${rulePath}.fieldPath`],
  },
  {
    name: 'optionalOldSelf without oldSelf',
    schema: of({ a: text }, rules({ rule: 'true', optionalOldSelf: true })),
    problems: [`${rulePath}.optionalOldSelf`],
  },
  {
    name: 'oldSelf in a list that is no map',
    schema: of({
      a: {
        type: 'array',
        maxItems: 2,
        items: { ...integer, ...rules({ rule: 'self == oldSelf' }) },
      },
    }),
    problems: [`properties.a.items.${rulePath}.rule`],
  },
  {
    name: 'oldSelf where it can be told',
    schema: of({ a: { ...integer, ...rules({ rule: 'self == oldSelf' }) } }),
    problems: [],
  },
  {
    name: "Kubernetes' own functions",
    schema: of(
      { subnet: text, size: text, version: text },
      rules(
        {
          rule: '!has(self.subnet) || cidr(self.subnet).prefixLength() <= 24',
        },
        { rule: "!has(self.size) || quantity(self.size) == quantity('1Gi')" },
        { rule: '!has(self.version) || semver(self.version).major() > 1' },
        { rule: '[1, 2].all(i, x, x > i)' },
      ),
    ),
    problems: [],
  },
  {
    name: 'a default of another type',
    schema: of({ a: { ...text, default: 5 } }),
    problems: ['properties.a.default'],
  },
  {
    name: 'a default that breaks a bound, an enum, a pattern, a format',
    schema: of({
      a: { type: 'integer', maximum: 1, default: 2 },
      b: { type: 'string', enum: ['x'], default: 'y' },
      c: { type: 'string', pattern: '^a', default: 'b' },
      d: { type: 'string', format: 'ipv4', default: 'b' },
    }),
    problems: ['a', 'b', 'c', 'd'].map(name => `properties.${name}.default`),
  },
  {
    name: 'a default that breaks a rule',
    schema: of({
      a: { type: 'integer', default: 1, ...rules({ rule: 'self > 1' }) },
    }),
    problems: ['properties.a.default'],
  },
  {
    name: 'a default with an unknown field',
    schema: of({ a: { ...of({ b: text }), default: { c: 'x' } } }),
    problems: ['properties.a.default'],
  },
  {
    name: 'a default without what is required',
    schema: of({
      a: { ...of({ b: text }, { required: ['b'] }), default: {} },
    }),
    problems: ['properties.a.default.b'],
  },
  {
    name: 'a default within an item',
    schema: of({
      a: { type: 'array', items: of({ b: { ...integer, default: 'x' } }) },
    }),
    problems: ['properties.a.items.properties.b.default'],
  },
  {
    name: 'a default within a map',
    schema: of({
      a: {
        type: 'object',
        additionalProperties: of({ b: { ...integer, default: 'x' } }),
      },
    }),
    problems: ['properties.a.additionalProperties.properties.b.default'],
    isOurs: true,
  },
  {
    name: 'no type',
    schema: of({ a: { format: 'date' } }),
    problems: ['properties.a.type'],
  },
  {
    name: 'a type that there is not',
    schema: of({ a: { type: 'text' } }),
    problems: ['properties.a.type'],
  },
  {
    name: 'a list of anything',
    schema: of({ a: { type: 'array' } }),
    problems: ['properties.a.items'],
  },
  {
    name: 'named and free fields at once',
    schema: of({
      a: of({ b: text }, { additionalProperties: { type: 'string' } }),
    }),
    problems: ['properties.a.additionalProperties'],
  },
  {
    name: 'free fields beside an empty list of named ones',
    schema: of({ a: of({}, { additionalProperties: { type: 'string' } }) }),
    problems: [],
  },
  {
    name: 'a pattern that is none',
    schema: of({ a: { type: 'string', pattern: '(' } }),
    problems: ['properties.a.pattern'],
  },
  {
    name: 'a pattern that only JavaScript has',
    schema: of({ a: { type: 'string', pattern: '^(?=a)' } }),
    problems: ['properties.a.pattern'],
  },
  {
    name: 'keywords of the wrong kind',
    schema: of({ a: { type: 'integer', minimum: '1' } }),
    problems: ['properties.a.minimum'],
  },
  {
    name: 'a misspelt keyword',
    schema: of({ a: { type: 'integer', minimun: 1 } }),
    problems: ['properties.a.minimun'],
    isOurs: true,
  },
  {
    name: 'unique items',
    schema: of({ a: { type: 'array', items: text, uniqueItems: true } }),
    problems: ['properties.a.uniqueItems'],
  },
  {
    name: 'types within anyOf',
    schema: of({ a: { type: 'string', anyOf: [{ type: 'string' }] } }),
    problems: ['properties.a.anyOf[0].type'],
  },
  {
    name: 'types within anyOf of an integer or text',
    schema: of({
      a: {
        'x-kubernetes-int-or-string': true,
        anyOf: [{ type: 'integer' }, { type: 'string' }],
      },
    }),
    problems: [],
  },
  {
    name: 'fields within oneOf that are described nowhere else',
    schema: of(
      { a: text },
      { oneOf: [{ properties: { b: { minLength: 1 } } }] },
    ),
    problems: [],
  },
  {
    name: 'rules within allOf',
    schema: of({ a: text }, { allOf: [rules({ rule: 'true' })] }),
    problems: ['allOf[0].x-kubernetes-validations'],
  },
  {
    name: 'a map without keys, with a key that is none, with one that is optional',
    schema: of({
      a: { type: 'array', 'x-kubernetes-list-type': 'map', items: of({}) },
      b: {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['z'],
        items: of({}),
      },
      c: {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['k'],
        items: of({ k: text }),
      },
    }),
    problems: [
      'properties.a.x-kubernetes-list-map-keys',
      'properties.b.x-kubernetes-list-map-keys',
      'properties.c.items.properties.k',
    ],
  },
  {
    name: 'a set of objects that are no wholes',
    schema: of({
      a: {
        type: 'array',
        'x-kubernetes-list-type': 'set',
        items: of({ k: text }),
      },
    }),
    problems: ['properties.a.items.x-kubernetes-map-type'],
  },
  {
    name: 'a list type that there is not, or where there is no list',
    schema: of({
      a: { type: 'array', 'x-kubernetes-list-type': 'bag', items: text },
      b: { type: 'string', 'x-kubernetes-list-type': 'set' },
    }),
    problems: ['properties.a.x-kubernetes-list-type', 'properties.b.type'],
  },
  {
    name: 'an embedded resource of which nothing is said',
    schema: of({
      a: { type: 'object', 'x-kubernetes-embedded-resource': true },
    }),
    problems: ['properties.a.properties'],
  },
  {
    name: 'free fields that are not to be kept',
    schema: of({
      a: { type: 'object', 'x-kubernetes-preserve-unknown-fields': false },
    }),
    problems: ['properties.a.x-kubernetes-preserve-unknown-fields'],
  },
];
