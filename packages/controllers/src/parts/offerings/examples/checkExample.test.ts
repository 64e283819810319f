import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkExample } from './checkExample';
import { parseExample } from './parseExample';

const gvkRef = { group: 'db.example.org', version: 'v1', kind: 'Database' };

const schema = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      required: ['size'],
      properties: {
        size: { type: 'integer', minimum: 1, maximum: 10 },
        replicas: { type: 'integer', default: 1 },
        huge: { type: 'integer', format: 'int64' },
        users: {
          type: 'array',
          items: {
            type: 'object',
            properties: { name: { type: 'string', pattern: '^[a-z]+$' } },
          },
        },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
      },
      'x-kubernetes-validations': [
        {
          rule: 'self.size >= self.replicas',
          message: 'has to be as many as replicas',
          fieldPath: '.size',
        },
      ],
    },
  },
};

const head = 'apiVersion: db.example.org/v1\nkind: Database\n';

/** What is said of an example, each as `line:column message`. */
const told = (yaml: string, by: object | 'none' = schema) =>
  checkExample({ gvkRef, yaml }, by === 'none' ? undefined : by).map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );

const rows: [title: string, yaml: string, expected: string[]][] = [
  ['one that is well', `${head}spec:\n  size: 3\n`, []],
  [
    'one between separators, with a comment and metadata',
    `# An example\n---\n${head}metadata: { name: a, labels: { b: c } }\nspec: { size: 3 }\n---\n`,
    [],
  ],
  [
    'an anchor that is used again',
    `${head}spec:\n  size: &n 3\n  replicas: *n\n`,
    [],
  ],
  [
    'an integer that a double does not hold',
    `${head}spec:\n  size: 3\n  huge: 9007199254740993\n`,
    [],
  ],
  [
    'values that are wrong, each at its place',
    `${head}spec:\n  size: 20\n  users:\n    - name: A1\n`,
    [
      '4:3 spec.size: must be less than or equal to 10',
      "6:7 spec.users[0].name: must match '^[a-z]+$'",
    ],
  ],
  [
    'a field that is missing, at what it is missing in',
    `${head}spec:\n  replicas: 1\n`,
    ['3:1 spec.size: is required'],
  ],
  ['a whole object without spec', head, ['1:1 spec: is required']],
  [
    'a field that is not known, with the one that was probably meant',
    `${head}spec:\n  size: 3\n  replicass: 2\n`,
    ['5:3 spec.replicass: is not a known field; is it "replicas"?'],
  ],
  [
    'a field of metadata that is not known',
    `${head}metadata:\n  lables: {}\nspec: { size: 3 }\n`,
    ['4:3 metadata.lables: is not a known field; is it "labels"?'],
  ],
  [
    'a rule in CEL that is broken',
    `${head}spec:\n  replicas: 5\n  size: 3\n`,
    ['5:3 spec.size: has to be as many as replicas'],
  ],
  [
    'another kind and version',
    'apiVersion: db.example.org/v2\nkind: Backup\n',
    [
      '1:1 apiVersion: must be db.example.org/v1, as spec.gvkRef says',
      '2:1 kind: must be Database, as spec.gvkRef says',
    ],
  ],
  [
    'what kubectl takes for a boolean',
    `${head}spec:\n  size: 3\n  labels: { on-call: yes }\n`,
    ['5:13 spec.labels.on-call: must be of type string, not boolean'],
  ],
  ['a list', '- a\n- b\n', ['1:1 it has to be an object']],
  ['nothing but a comment', '# later\n', ['1:1 there is no document in it']],
  [
    'two documents',
    `${head}spec: { size: 3 }\n---\n${head}`,
    ['4:1 it has to be one document, and is several'],
  ],
  [
    'a field that is there twice',
    `${head}spec:\n  size: 3\n  size: 4\n`,
    ['5:3 the field is there twice'],
  ],
];
for (const [title, yaml, expected] of rows) {
  test(`examples: ${title}`, () => {
    assert.deepEqual(told(yaml), expected);
  });
}

test('what is no YAML is told at its place', () => {
  const [first = ''] = told(`${head}spec: { size: 3\nother: [\n`);
  assert.match(first, /^\d+:\d+ .{10}/);
});

test('without a schema it is looked at kind and version only', () => {
  assert.deepEqual(told(`${head}anything: goes\n`, 'none'), []);
  assert.equal(told('apiVersion: v1\nkind: Database\n', 'none').length, 1);
});

test('a schema that cannot be used is told, and nothing is thrown', () => {
  assert.match(
    told(`${head}spec: { a: b }\n`, {
      type: 'object',
      properties: { spec: { type: 'string', pattern: '(' } },
    }).join(),
    /cannot be checked: the schema of the kind cannot be used/,
  );
});

/** As many levels as fit into 64 KiB. */
const deep = '['.repeat(32_000);
const hostile: [title: string, yaml: string, says: RegExp][] = [
  [
    'a bomb of aliases',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
      .map((name, index, all) =>
        index === 0
          ? ''
          : `${name}: &${name} [${Array(9).fill(`*${all[index - 1]}`)}]\n`,
      )
      .join('')}`,
    /[Ee]xcessive alias count|more than 20000 values/,
  ],
  [
    'many aliases of something large',
    `a: &a [${Array(2_000).fill('x')}]\nb: [${Array(30).fill('*a')}]\n`,
    /more than 20000 values/,
  ],
  ['an alias of what contains it', 'a: &a [*a]\n', /./],
  ['lists in lists in lists', deep, /nested too deeply|\S/],
  [
    'a map of thousands of fields that are all the same',
    'a: 1\n'.repeat(13_000),
    /there twice/,
  ],
  [
    'keys that are no names',
    '__proto__: { polluted: true }\n? [a, b]\n: c\n',
    /apiVersion: must be/,
  ],
  ['what is no number', `${head}spec: { size: .nan }\n`, /no number of JSON/],
];
for (const [title, yaml, says] of hostile) {
  test(`hostile examples: ${title}`, () => {
    const begin = performance.now();
    const [problem] = checkExample({ gvkRef, yaml }, schema);
    const tookMs = performance.now() - begin;
    assert.match(problem?.message ?? '', says);
    assert.ok(tookMs < 3_000, `it took ${tookMs} ms`);
    assert.equal(Object(Object.prototype).polluted, undefined);
  });
}

test('a schema as large as an API server stores is ready soon enough, as far as an example needs it', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 4_000 }, (_, index) => [
      `field${index}`,
      {
        ...{ type: 'object', description: 'x'.repeat(200) },
        properties: {
          a: { type: 'string', pattern: '^[a-z]+$' },
          b: { type: 'array', items: { type: 'integer', minimum: 1 } },
        },
      },
    ]),
  );
  const large = {
    type: 'object',
    properties: { spec: { type: 'object', properties } },
  };
  const begin = performance.now();
  const problems = checkExample(
    { gvkRef, yaml: `${head}spec:\n  field7: { a: B }\n` },
    large,
  );
  const tookMs = performance.now() - begin;
  assert.equal(problems.length, 1);
  assert.ok(tookMs < 1_500, `it took ${tookMs} ms`);
});

test('what is parsed keeps the place of each field', () => {
  const parsed = parseExample('a:\n  b: [1, { c: 2 }]\n');
  assert.equal(parsed.kind, 'object');
  if (parsed.kind === 'object') {
    assert.deepEqual(parsed.locate('.a.b[1].c'), { line: 2, column: 12 });
    assert.deepEqual(parsed.locate('.a.b[1].d.e'), { line: 2, column: 10 });
    assert.deepEqual(parsed.locate(''), { line: 1, column: 1 });
  }
});
