import type { StructuralSchema } from '../StructuralSchema';

/** A schema with a rule, and an object for it. */
export interface RuleTrial {
  schema: StructuralSchema;
  given: Record<string, unknown>;
}

type Kind =
  | 'bool'
  | 'int'
  | 'double'
  | 'string'
  | 'ints'
  | 'strings'
  | 'map'
  | 'time'
  | 'span';

const text = { type: 'string', maxLength: 10 };
const integer = { type: 'integer' };
const properties: Record<string, StructuralSchema> = {
  s: text,
  t: { ...text, enum: ['a', 'B', 'é🐇'] },
  i: integer,
  j: { type: 'integer', minimum: -5, maximum: 5 },
  n: { type: 'number' },
  b: { type: 'boolean' },
  ios: { 'x-kubernetes-int-or-string': true, maxLength: 5 },
  l: { type: 'array', maxItems: 4, items: integer },
  ls: { type: 'array', maxItems: 4, items: text },
  set: {
    type: 'array',
    maxItems: 4,
    'x-kubernetes-list-type': 'set',
    items: text,
  },
  m: { type: 'object', maxProperties: 4, additionalProperties: text },
  'a-b': {
    type: 'object',
    properties: { in: integer, 'x.y': text, c__d: { type: 'boolean' } },
  },
  list: {
    type: 'array',
    maxItems: 3,
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['k'],
    items: {
      type: 'object',
      required: ['k'],
      properties: { k: text, v: { type: 'integer' } },
    },
  },
  time: { type: 'string', format: 'date-time', maxLength: 30 },
  day: { type: 'string', format: 'date', maxLength: 10 },
  span: { type: 'string', format: 'duration', maxLength: 10 },
  no: { ...text, nullable: true },
};
const defaults: Record<string, unknown> = {
  s: 'dé',
  i: 7,
  n: 2,
  b: true,
  l: [1, 2],
  ios: 3,
  'a-b': {},
};
const values: Record<string, unknown[]> = {
  s: ['', 'a', 'B', 'aé🐇b', 'x,y', '10', '1.5', ' p ', 1],
  t: ['a', 'B', 'é🐇', 'z'],
  i: [0, 1, -3, 7, 9007199254740991, 'x', 1.5],
  j: [0, 5, 6],
  n: [0, 1, 1.5, -2, 1e10, 'x'],
  b: [true, false],
  ios: [3, '50%', 1.5],
  l: [[], [1], [3, 1, 2], [2, 2]],
  ls: [[], ['a'], ['b', 'a', 'b'], ['é🐇', '']],
  set: [[], ['a', 'b'], ['b', 'a'], ['a', 'a']],
  m: [{}, { a: 'x' }, { a: 'x', 'k-2': 'y' }],
  'a-b': [{}, { in: 3 }, { in: 1, 'x.y': 'q', c__d: true, zz: 1 }],
  list: [[], [{ k: 'a', v: 1 }], [{ k: 'a' }, { k: 'b', v: 2 }]],
  time: ['2024-02-29T12:34:56.5Z', '1999-12-31T23:59:59+02:00', 'x'],
  day: ['2024-02-29', '2023-02-29'],
  span: ['1h30m', '90s', '2 days', 'x'],
  no: [null, 'a', ''],
  unknown: [1],
};

const constants = ['[1, 2]', "['a', 'B']", '[]', "{'a': 1}", '[[1], []]'];

/** Makes trials, the same ones from the same seed. */
export class RuleGenerator {
  #state: number;
  #variables: { name: string; kind: Kind }[] = [];

  constructor(seed: number) {
    this.#state = seed % 2 ** 32;
  }

  trial(): RuleTrial {
    const known = Object.keys(properties).filter(() => this.#chance(0.95));
    const rules = Array.from({ length: 1 + this.#below(2) }, () =>
      this.#rule(),
    );
    const schema: StructuralSchema = {
      type: 'object',
      properties: Object.fromEntries(
        known.map(name => [name, this.#property(name)]),
      ),
      ...(this.#chance(0.1) && {
        required: [this.#pick(known.length > 0 ? known : ['s'])],
      }),
      'x-kubernetes-validations': rules,
    };
    const given = Object.fromEntries(
      Object.entries(values)
        .filter(() => this.#chance(0.7))
        .map(([name, some]) => [
          name,
          // Most are valid: what is wrong stands at the end.
          this.#chance(0.97) ? this.#pick(some.slice(0, -1)) : this.#pick(some),
        ])
        .filter(([, value]) => value !== undefined),
    );
    return { schema, given };
  }

  #property(name: string): StructuralSchema {
    const schema = properties[name] ?? {};
    return Object.hasOwn(defaults, name) && this.#chance(0.2)
      ? { ...schema, default: defaults[name] as never }
      : schema;
  }

  #rule() {
    this.#variables = [];
    const rule = this.#bool(3);
    return this.#chance(0.15)
      ? { rule, messageExpression: this.#string(2) }
      : { rule, message: 'no' };
  }

  #random(): number {
    // mulberry32
    this.#state = (this.#state + 0x6d2b79f5) % 2 ** 32;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #pick<T>(some: readonly T[]): T {
    return some[this.#below(some.length)] as T;
  }

  /** One of the texts, made only when it is picked. */
  #one(...some: (string | (() => string))[]): string {
    const picked = this.#pick(some);
    return typeof picked === 'string' ? picked : picked();
  }

  #of(kind: Kind, depth: number): string {
    const mine = this.#variables.filter(one => one.kind === kind);
    if (mine.length > 0 && this.#chance(0.5)) {
      return this.#pick(mine).name;
    }
    // Now and then it is of another kind: then there can be no such rule.
    const actual = this.#chance(0.01)
      ? this.#pick(['bool', 'int', 'string'] as const)
      : kind;
    const made = this.#any(actual, depth);
    return this.#chance(0.03) ? `dyn(${made})` : made;
  }

  #any(kind: Kind, depth: number): string {
    switch (kind) {
      case 'bool':
        return this.#bool(depth);
      case 'int':
        return this.#int(depth);
      case 'double':
        return this.#double(depth);
      case 'string':
        return this.#string(depth);
      case 'ints':
        return this.#ints(depth);
      case 'strings':
        return this.#strings(depth);
      case 'map':
        return this.#one('self.m', "{'a': 'x'}", "{'b': self.s}");
      case 'time':
        return this.#one(
          'self.time',
          'self.day',
          "timestamp('2024-01-01T00:00:00Z')",
          () => `(${this.#of('time', 0)} + ${this.#of('span', 0)})`,
        );
      default:
        return this.#one(
          'self.span',
          "duration('90m')",
          () => `(${this.#of('time', 0)} - ${this.#of('time', 0)})`,
        );
    }
  }

  #within(name: string, kind: Kind, make: () => string): string {
    this.#variables.push({ name, kind });
    const made = make();
    this.#variables.pop();
    return made;
  }

  #loop(macro: string, depth: number): string {
    const name = `v${this.#variables.length}`;
    const kind = this.#pick(['int', 'string'] as const);
    const range =
      kind === 'int' ? this.#of('ints', depth) : this.#of('strings', depth);
    const body = this.#within(name, kind, () => this.#bool(depth));
    return `${range}.${macro}(${name}, ${body})`;
  }

  #bool(depth: number): string {
    if (depth <= 0) {
      return this.#one(
        'true',
        'false',
        'self.b',
        'has(self.s)',
        'has(self.i)',
        'has(self.no)',
        'self.a__dash__b.c__underscores__d',
        'has(self.a__dash__b.__in__)',
      );
    }
    const d = depth - 1;
    const kind = this.#pick([
      ...(['int', 'double', 'string', 'bool', 'ints', 'strings'] as const),
      ...(['map', 'time', 'span', 'int', 'string'] as const),
    ]);
    const ordered = this.#pick([
      'int',
      'double',
      'string',
      'time',
      'span',
    ] as const);
    return this.#one(
      () => `${this.#of(kind, d)} == ${this.#of(kind, d)}`,
      () => `${this.#of(kind, d)} != ${this.#of(kind, d)}`,
      () =>
        `${this.#of(ordered, d)} ${this.#pick([
          '<',
          '<=',
          '>',
          '>=',
        ])} ${this.#of(ordered, d)}`,
      () => `${this.#of('int', d)} < ${this.#of('double', d)}`,
      () => `(${this.#bool(d)} && ${this.#bool(d)})`,
      () => `(${this.#bool(d)} || ${this.#bool(d)})`,
      () => `!(${this.#bool(d)})`,
      () => `(${this.#bool(d)} ? ${this.#bool(d)} : ${this.#bool(d)})`,
      () => `!has(self.s) || ${this.#bool(d)}`,
      () => this.#loop(this.#pick(['all', 'exists', 'exists_one']), d),
      () => `${this.#of('ints', d)}.all(i, v, v ${this.#pick(['>', '=='])} i)`,
      () => `self.m.exists(k, v, k == v || ${this.#bool(0)})`,
      () => `self.list.all(e, has(e.v) && e.v > ${this.#int(0)})`,
      () => `self.list.exists(e, e.k == ${this.#string(d)})`,
      () => `${this.#of('int', d)} in ${this.#of('ints', d)}`,
      () => `${this.#of('string', d)} in ${this.#of('strings', d)}`,
      () => `${this.#of('string', d)} in self.m`,
      () => `self.set == ${this.#of('strings', d)}`,
      () => `self.set == self.set + ['b']`,
      () =>
        `${this.#of('string', d)}.${this.#pick([
          'startsWith',
          'endsWith',
          'contains',
        ])}(${this.#of('string', d)})`,
      () =>
        `${this.#of('string', d)}.matches(${this.#pick([
          "'^[a-z]+$'",
          "'(?i)b'",
          "r'\\pL'",
          "'^$'",
          "'('",
        ])})`,
      () => `${this.#of('ints', d)}.isSorted()`,
      () => `sets.contains(${this.#of('ints', d)}, ${this.#of('ints', d)})`,
      () =>
        `sets.${this.#pick(['equivalent', 'intersects'])}(${this.#of(
          'strings',
          d,
        )}, ${this.#of('strings', d)})`,
      () => `self.?s.hasValue()`,
      () => `self.?no.orValue('q') == ${this.#of('string', d)}`,
      () => `self.?a__dash__b.?__in__.optMap(x, x + 1).orValue(0) > 1`,
      () => `${this.#of('ints', d)}[?${this.#of('int', 0)}].hasValue()`,
      () =>
        `is${this.#pick([
          'IP',
          'CIDR',
          'Quantity',
          'Semver',
          'URL',
        ])}(${this.#of('string', d)})`,
      () => `type(self.ios) == ${this.#pick(['int', 'string'])}`,
      () => `self.ios == ${this.#pick(['3', "'50%'"])}`,
      () => `self.ios < 10`,
      () => `self.no == null`,
      () => `self.nothing == ${this.#int(0)}`,
      () => `quantity('1Gi') == quantity(${this.#of('string', d)})`,
      () => `bytes(${this.#of('string', d)}) in [b'a', bytes(self.s)]`,
      () => `dyn(${this.#of(kind, d)}) in ${this.#pick(constants)}`,
      () => `dyn(bytes(${this.#of('string', d)})) in ${this.#pick(constants)}`,
      () => `${this.#of('strings', d)}.isSorted()`,
    );
  }

  #int(depth: number): string {
    if (depth <= 0) {
      return this.#one(
        '0',
        '1',
        '-2',
        'self.i',
        'self.j',
        'self.a__dash__b.__in__',
      );
    }
    const d = depth - 1;
    return this.#one(
      () => this.#int(0),
      () =>
        `(${this.#of('int', d)} ${this.#pick([
          ...['+', '-', '*', '/', '%'],
        ])} ${this.#of('int', d)})`,
      () => `-(${this.#of('int', d)})`,
      () => `size(${this.#of('string', d)})`,
      () => `${this.#of('ints', d)}.size()`,
      () => `self.m.size()`,
      () => `${this.#of('ints', d)}.${this.#pick(['sum', 'min', 'max'])}()`,
      () => `${this.#of('ints', d)}[${this.#of('int', 0)}]`,
      () =>
        `${this.#of('ints', d)}.${this.#pick([
          'indexOf',
          'lastIndexOf',
        ])}(${this.#of('int', d)})`,
      () =>
        `${this.#of('string', d)}.${this.#pick([
          'indexOf',
          'lastIndexOf',
        ])}(${this.#of('string', d)})`,
      () => `int(${this.#of('double', d)})`,
      () => `int(${this.#of('string', d)})`,
      () =>
        `${this.#of('time', 0)}.${this.#pick([
          ...['getFullYear', 'getMonth', 'getDate', 'getDayOfWeek', 'getHours'],
          ...['getDayOfYear', 'getDayOfMonth', 'getMilliseconds'],
        ])}()`,
      () => `${this.#of('span', 0)}.getMinutes()`,
      () => `self.list.map(e, e.v)[0]`,
      () => `${this.#of('ints', d)}.first().orValue(${this.#of('int', 0)})`,
      () => `optional.of(${this.#of('int', d)}).value()`,
    );
  }

  #double(depth: number): string {
    if (depth <= 0) {
      return this.#one('self.n', '0.5', '-1.0', '2.0');
    }
    const d = depth - 1;
    return this.#one(
      () => this.#double(0),
      () =>
        `(${this.#of('double', d)} ${this.#pick([
          '+',
          '-',
          '*',
          '/',
        ])} ${this.#of('double', d)})`,
      () => `double(${this.#of('int', d)})`,
      () => `double(${this.#of('string', d)})`,
      () => `[${this.#of('double', d)}, 1.5].max()`,
    );
  }

  #string(depth: number): string {
    if (depth <= 0) {
      return this.#one(
        "''",
        "'a'",
        "'é🐇'",
        "'B'",
        'self.s',
        'self.t',
        'self.no',
      );
    }
    const d = depth - 1;
    return this.#one(
      () => this.#string(0),
      () => `(${this.#of('string', d)} + ${this.#of('string', d)})`,
      () => `${this.#of('string', d)}.charAt(${this.#of('int', 0)})`,
      () => `${this.#of('string', d)}.substring(${this.#of('int', 0)})`,
      () => `${this.#of('string', d)}.substring(0, ${this.#of('int', 0)})`,
      () =>
        `${this.#of('string', d)}.${this.#pick([
          'lowerAscii',
          'upperAscii',
          'trim',
        ])}()`,
      () =>
        `${this.#of('string', d)}.replace(${this.#of('string', 0)}, ${this.#of(
          'string',
          0,
        )}${this.#pick(['', ', 1', ', -1'])})`,
      () => `string(${this.#of('int', d)})`,
      () => `string(${this.#of('double', d)})`,
      () => `string(${this.#of('time', d)})`,
      () => `string(${this.#of('span', d)})`,
      () => `${this.#of('strings', d)}.join(',')`,
      () => `strings.quote(${this.#of('string', d)})`,
      () => `'%s|%d'.format([${this.#of('string', d)}, ${this.#of('int', d)}])`,
      () => `${this.#of('string', d)}.find('[a-z]+')`,
      () => `self.m['a']`,
      () => `self.?m[?'zz'].orValue(${this.#of('string', 0)})`,
    );
  }

  #ints(depth: number): string {
    if (depth <= 0) {
      return this.#one('self.l', '[1, 2]', '[3, 1, 2]', 'lists.range(3)');
    }
    const d = depth - 1;
    const name = `v${this.#variables.length}`;
    const over = (macro: string, make: () => string) =>
      `${this.#of('ints', d)}.${macro}(${name}, ${this.#within(
        name,
        'int',
        make,
      )})`;
    return this.#one(
      () => this.#ints(0),
      () => `(${this.#of('ints', d)} + ${this.#of('ints', d)})`,
      () => over('map', () => this.#int(d)),
      () => over('filter', () => this.#bool(d)),
      () => over('sortBy', () => this.#one(`-${name}`, () => this.#int(d))),
      () =>
        `${this.#of('ints', d)}.${this.#pick([
          'sort',
          'reverse',
          'distinct',
        ])}()`,
      () => `${this.#of('ints', d)}.slice(0, ${this.#of('int', 0)})`,
      () => `[${this.#of('ints', d)}, [1]].flatten()`,
      () =>
        `dyn([${this.#of('ints', d)}]).flatten(${this.#pick([
          ...['0', '1', '-2', 'self.j', 'self.a__dash__b.__in__'],
        ])})`,
      () => `${this.#of('ints', d)}.transformList(i, v, v > i, v + i)`,
      () => `self.list.map(e, has(e.v), e.v)`,
      () => `[${this.#of('int', d)}, ${this.#of('int', d)}]`,
    );
  }

  #strings(depth: number): string {
    if (depth <= 0) {
      return this.#one('self.ls', 'self.set', "['a', 'b']", '[self.s]');
    }
    const d = depth - 1;
    const name = `v${this.#variables.length}`;
    return this.#one(
      () => this.#strings(0),
      () => `(${this.#of('strings', d)} + ${this.#of('strings', d)})`,
      () =>
        `${this.#of('strings', d)}.map(${name}, ${this.#within(
          name,
          'string',
          () => this.#string(d),
        )})`,
      () => `${this.#of('string', d)}.split(${this.#of('string', 0)})`,
      () => `${this.#of('string', d)}.findAll('[a-z]')`,
      () =>
        `${this.#of('strings', d)}.${this.#pick([
          'sort',
          'reverse',
          'distinct',
        ])}()`,
      // In what order an API server takes the keys of a map is chance.
      () => `self.m.map(k, k).sort()`,
      () => `self.m.transformList(k, v, k + v).sort()`,
      () => `self.list.map(e, e.k)`,
      () => `[?self.?s, ${this.#of('string', d)}]`,
    );
  }
}
