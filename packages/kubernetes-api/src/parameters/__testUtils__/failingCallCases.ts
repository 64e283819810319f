import {
  createSchemaEnvironment,
  optionalOf,
  types,
  type Signature,
  type Type,
} from '@services-toolkit/cel';
import type { StructuralSchema } from '../StructuralSchema';

/** What the rules below see. */
export const failingCallSchema: StructuralSchema = {
  type: 'object',
  properties: {
    b: { type: 'boolean' },
    i: { type: 'integer' },
    n: { type: 'number' },
    s: { type: 'string', maxLength: 10 },
    l: { type: 'array', maxItems: 4, items: { type: 'integer' } },
    ls: {
      type: 'array',
      maxItems: 4,
      items: { type: 'string', maxLength: 10 },
    },
    m: {
      type: 'object',
      maxProperties: 4,
      additionalProperties: { type: 'string', maxLength: 10 },
    },
    time: { type: 'string', format: 'date-time', maxLength: 30 },
    span: { type: 'string', format: 'duration', maxLength: 10 },
  },
};
export const failingCallObject = {
  b: true,
  i: 9,
  n: 1.5,
  s: '1',
  l: [3, 1],
  ls: ['b', 'a'],
  m: { a: 'x' },
  time: '2024-02-29T12:34:56Z',
  span: '90s',
};

const samples: Record<string, string> = {
  bool: 'self.b',
  bytes: 'bytes(self.s)',
  double: 'self.n',
  dyn: 'dyn(self.s)',
  'google.protobuf.Duration': 'self.span',
  'google.protobuf.Timestamp': 'self.time',
  int: 'self.i',
  string: 'self.s',
  uint: 'uint(self.s)',
  'kubernetes.NamedFormat': 'format.dns1123Label()',
  'kubernetes.Quantity': 'quantity(self.s)',
  'kubernetes.Semver': "semver(self.s + '.0.0')",
  'kubernetes.URL': "url('https://a.example/' + self.s)",
  'net.CIDR': "cidr('10.0.0.0/' + self.s)",
  'net.IP': "ip('10.0.0.' + self.s)",
};

/** An expression of a type; of what may be of any type a string. */
function sampleOf({ kind, name, params }: Type): string {
  const [first = types.dyn] = params;
  switch (kind) {
    case 'param':
      return 'self.s';
    case 'list':
      return first.kind === 'param' ? 'self.ls' : `[${sampleOf(first)}]`;
    case 'map':
      return 'self.m';
    case 'opaque':
      if (name === optionalOf(first).name) {
        return `optional.of(${sampleOf(first)})`;
      }
      break;
    default:
  }
  const sample = samples[name];
  if (sample === undefined) {
    throw new Error(`there is no sample of ${name}`);
  }
  return sample;
}

/** It has the type of the expression, and always fails: there is no tenth item. */
const failing = (expression: string) => `[${expression}][self.i]`;

/** Of unknown type, so that any function takes them, and at most one of a few fits. */
const anything = [
  'self.s',
  'self.i',
  'self.n',
  'uint(self.s)',
  'bytes(self.s)',
  'self.l',
  'self.m',
  '[null][self.i - 9]',
  failing('self.s'),
].map(expression => `dyn(${expression})`);
const listsOfAnything = [
  '[]',
  '[dyn(self.i)]',
  '[dyn(self.n), dyn(self.n)]',
  '[dyn(self.s), dyn(self.i)]',
  '[dyn(self.m)]',
  '[dyn([null][self.i - 9])]',
  '[dyn(self.l), dyn(self.ls)]',
];

function callOf({ name, isMember }: Signature, args: readonly string[]) {
  const [first = '', ...others] = args;
  const [second = ''] = others;
  switch (name) {
    case '_[_]':
      return `${first}[${second}]`;
    case '_[?_]':
      return `${first}[?${second}]`;
    case '@in':
      return `${first} in ${second}`;
    default:
  }
  if (name.startsWith('_')) {
    return `(${first} ${name.slice(1, -1)} ${second})`;
  }
  if (name.endsWith('_')) {
    return `${name.slice(0, -1)}(${first})`;
  }
  return isMember
    ? `${first}.${name}(${others.join(', ')})`
    : `${name}(${args.join(', ')})`;
}

/** Macros, as signatures do not have them; `%` stands for what is put in. */
const macros: readonly (readonly [shape: string, sample: string])[] = [
  ...[
    ...['all(v, true)', 'exists(v, false)', 'exists_one(v, true)'],
    ...['map(v, v)', 'map(v, true, v)', 'filter(v, true)'],
    ...['all(k, v, true)', 'exists(k, v, false)', 'existsOne(k, v, true)'],
    ...['transformList(k, v, v)', 'transformMap(k, v, v)'],
    ...['transformMapEntry(k, v, {k: v})', 'sortBy(v, v)', 'sortBy(v, 1)'],
  ].map(macro => [`%.${macro}`, 'self.l'] as const),
  ...[
    ...['all(v, %)', 'exists(v, %)', 'exists_one(v, %)', 'filter(v, %)'],
    ...['map(v, %, v)', 'transformList(k, v, %, v)'],
    ...['transformMap(k, v, %, v)', 'transformMapEntry(k, v, %, {k: v})'],
  ].map(macro => [`self.l.${macro}`, 'self.b'] as const),
  ...['map(v, %)', 'transformList(k, v, %)', 'transformMap(k, v, %)'].map(
    macro => [`self.l.${macro}`, 'self.s'] as const,
  ),
  ['self.l.transformMapEntry(k, v, %)', 'self.m'],
  ['self.l.transformMapEntry(k, v, {%: v})', 'self.s'],
  ['%.a', 'self.m'],
  ['%.?a', 'self.m'],
  ['has(%.a)', 'self.m'],
  ['[%]', 'self.s'],
  ['{%: true}', 'self.s'],
  ['{self.s: %}', 'self.s'],
  ['(% ? 1 : 2)', 'self.b'],
  ['(self.b ? % : self.s)', 'self.s'],
  ['(% && self.b)', 'self.b'],
  ['(self.b && %)', 'self.b'],
  ['(% || self.b)', 'self.b'],
  ['(!self.b || %)', 'self.b'],
  ...Object.values(samples).map(
    sample => ['self.l.sortBy(v, %)', sample] as const,
  ),
  ['%.optMap(v, v)', 'optional.of(self.s)'],
  ['%.optFlatMap(v, optional.of(v))', 'optional.of(self.s)'],
  ['optional.of(self.i).optMap(v, %)', 'self.s'],
  ['optional.of(self.i).optFlatMap(v, %)', 'optional.of(self.s)'],
];

/** A list of literals is a set to an API server, and its sets and maps cannot hold everything. */
const lookups = [
  ...['[]', '[1, 2]', "['1', 'b']", "[b'1']", '[null]', '[[1]]'],
  ...['{}', "{'a': 1}", "{dyn('a'): 1}", '{1: 1}', 'self.m', 'self.l'],
  ...['[self.s]', '(self.l + self.l)'],
].flatMap(collection =>
  [...Object.values(samples), ...anything].map(
    sample => `dyn(${sample}) in ${collection}`,
  ),
);

/** Calls with one operand that fails, or is not what the function asks for. */
function failingCalls(): { broken: string[]; unfit: string[] } {
  const signatures = createSchemaEnvironment({})
    .signatures()
    .filter(({ name }) => name !== '@sortByAssociatedKeys');
  const places = [
    ...signatures.flatMap(signature => {
      const args = signature.params.map(sampleOf);
      return signature.params.map((param, index) => ({
        sample: args[index] ?? '',
        isList: param.kind === 'list',
        put: (operand: string) => callOf(signature, args.with(index, operand)),
      }));
    }),
    ...macros.map(([shape, sample]) => ({
      sample,
      isList: sample === 'self.l',
      put: (operand: string) => shape.replace('%', operand),
    })),
  ];
  return {
    broken: places.map(({ sample, put }) => put(failing(sample))),
    unfit: [
      ...places.flatMap(({ isList, put }) =>
        [...anything, ...(isList ? listsOfAnything : [])].map(put),
      ),
      ...lookups,
    ],
  };
}

type Absorb = (call: string) => string;

/** Rules that hold if what is put in fails, and something gets over it. */
const absorbing: [Absorb, ...Absorb[]] = [
  call => `${call} || true`,
  call => `!(${call} && false)`,
  call => `[1, 2].exists(x, x == 1 ? !(${call}) : true)`,
  call => `![1, 2].all(x, x == 1 ? ${call} : false)`,
  call => `optional.of(self.i).optMap(x, ${call}).orValue(true) || true`,
  call => `[self.i].map(x, ${call}).size() == 0 || true`,
  call => `(1 / (self.i - 9) == 0) == (${call}) || true`,
  call => `sets.contains([true], [${call}]) || true`,
];

/** Rules with a call for every function, overload and macro and each of its operands. */
export function failingCallRules(): {
  /** The operand fails, and what stands around the call gets over that. */
  failing: string[];
  /** The operand is not what the function asks for. */
  unfit: { alone: string; absorbed: string }[];
} {
  const { broken, unfit } = failingCalls();
  // Whatever the type of a call, this is of type bool.
  const asBool = (call: string) => `[${call}] != []`;
  const calls = broken.map(asBool);
  const [first, ...others] = absorbing;
  const inTurn = (call: string, index: number) =>
    others[index % others.length]?.(call) ?? first(call);
  return {
    failing: [...new Set([...calls.map(first), ...calls.map(inTurn)])],
    unfit: [...new Set(unfit.map(asBool))].map(call => ({
      alone: call,
      absorbed: first(call),
    })),
  };
}
