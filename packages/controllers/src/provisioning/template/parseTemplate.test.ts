import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusterResourceProvisionTemplateSpec } from '@services-toolkit/kubernetes-api';
import { toCelValue } from './cel/toCelValue';
import { parseTemplate } from './parseTemplate';

type Spec = ClusterResourceProvisionTemplateSpec;
type Resource = NonNullable<Spec['resources']>[number];

const secret = (
  id: string,
  fields: Record<string, unknown> = {},
  more: Partial<Resource> = {},
): Resource => ({
  id,
  template: {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `\${claim.metadata.name}-${id}` },
    ...fields,
  },
  ...more,
});

function parse(
  resources: Resource[],
  binding: Spec['binding'] = { secretName: 'x' },
) {
  return parseTemplate({ resources, binding });
}

function problemsOf(...args: Parameters<typeof parse>): string[] {
  const parsed = parse(...args);
  return parsed.kind === 'valid'
    ? []
    : parsed.problems.map(({ place, message }) => `${place}: ${message}`);
}

function valid(...args: Parameters<typeof parse>) {
  const parsed = parse(...args);
  assert.ok(
    parsed.kind === 'valid',
    JSON.stringify(parsed.kind === 'invalid' && parsed.problems),
  );
  return parsed.template;
}

const read = { apiVersion: 'v1', kind: 'Secret', name: 'login' };

const wrong: {
  name: string;
  resources?: Resource[];
  binding?: Spec['binding'];
  problem: RegExp;
}[] = [
  {
    name: 'an unknown reference',
    resources: [
      secret('a'),
      secret('b', { data: { x: ['${nobody.data.x}'] } }),
    ],
    problem:
      /^spec\.resources\[1\]\.template\.data\.x\[0\]: "nobody\.data\.x" refers to what does not exist \(Unknown variable: nobody\)/,
  },
  {
    name: 'item outside of forEach',
    resources: [secret('a', { data: { x: '${item}' } })],
    problem:
      /^spec\.resources\[0\]\.template\.data\.x: "item" refers to what does not exist/,
  },
  {
    name: 'two that need each other',
    resources: [
      secret('a', { data: { x: '${b.metadata.name}' } }),
      secret('b', { data: { x: '${a.metadata.name}' } }),
    ],
    problem:
      /^spec\.resources\[0\]: the resources need each other in a circle: a → b → a$/,
  },
  {
    name: 'one that needs itself',
    resources: [secret('a', { data: { x: '${a.metadata.uid}' } })],
    problem: /^spec\.resources\[0\]: .* in a circle: a → a$/,
  },
  {
    name: 'an expression that is no CEL',
    resources: [secret('a', { 'odd key': '${claim.metadata +}' })],
    problem:
      /^spec\.resources\[0\]\.template\["odd key"\]: Unexpected token.* in "claim\.metadata \+"$/,
  },
  {
    name: 'operators that do not go together',
    resources: [secret('a', { data: { x: '${1 + "a"}' } })],
    problem:
      /^spec\.resources\[0\]\.template\.data\.x: no such overload: int \+ string in/,
  },
  {
    name: 'a function that does not exist',
    resources: [secret('a', { data: { x: '${shout("a")}' } })],
    problem: /template\.data\.x: found no matching overload for 'shout/,
  },
  {
    name: 'an expression without an end',
    resources: [secret('a', { data: { x: 'a ${claim' } })],
    problem: /template\.data\.x: an expression begins with "\$\{" and has no/,
  },
  {
    name: 'an empty expression',
    resources: [secret('a', { data: { x: '${ }' } })],
    problem: /template\.data\.x: the expression is empty$/,
  },
  {
    name: 'an expression that is too long',
    resources: [secret('a', { data: { x: `\${"${'a'.repeat(5000)}"}` } })],
    problem: /template\.data\.x: the expression is longer than 4096/,
  },
  {
    name: 'an expression in a key',
    resources: [secret('a', { data: { '${claim.metadata.name}': 'x' } })],
    problem: /template\.data: expressions are for values/,
  },
  {
    name: 'an expression as kind',
    resources: [
      secret('a', { kind: '${parameters.kind}' as unknown as string }),
    ],
    problem: /^spec\.resources\[0\]\.template\.kind: a plain text is needed/,
  },
  {
    name: 'a list within a text',
    resources: [secret('a', { data: { x: 'a-${[1, 2]}' } })],
    problem: /template\.data\.x: "\[1, 2\]" yields list<int>/,
  },
  {
    name: 'a condition that is no bool',
    resources: [secret('a', {}, { readyWhen: ['true', '1 + 1'] })],
    problem:
      /^spec\.resources\[0\]\.readyWhen\[1\]: "1 \+ 1" yields int, and bool is needed$/,
  },
  {
    name: 'forEach over something that is no list',
    resources: [secret('a', {}, { forEach: '"abc"' })],
    problem: /^spec\.resources\[0\]\.forEach: .* yields string, and list/,
  },
  {
    name: 'an unknown reference in the name of what is read',
    resources: [{ id: 'a', read: { ...read, name: '${db.metadata.name}' } }],
    problem: /^spec\.resources\[0\]\.read\.name: .* does not exist/,
  },
  {
    name: 'an unknown reference in an entry of the binding',
    binding: {
      from: [
        { key: 'a', value: 'a' },
        { key: 'b', value: 'b ${db.status}' },
      ],
    },
    problem: /^spec\.binding\.from\[1\]\.value: .* does not exist/,
  },
  {
    name: 'an unknown reference in the name of the binding',
    binding: { secretName: '${db.status.secret}' },
    problem: /^spec\.binding\.secretName: .* does not exist/,
  },
];

for (const { name, resources = [], binding, problem } of wrong) {
  test(`${name} is told with its place`, () => {
    const problems = problemsOf(resources, binding);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', problem);
  });
}

test('all problems are told at once', () => {
  const problems = problemsOf([secret('a', { x: '${nobody}', y: '${+}' })], {
    secretName: '${nowhere}',
  });
  assert.equal(problems.length, 3);
});

test('the order follows from the references, else it is the given one', () => {
  const { resources } = valid([
    secret('a', { data: { x: '${d.metadata.name}' } }),
    secret('b'),
    secret('c', {}, { readyWhen: ['a.data.x == c.data.x'] }),
    secret('d', {}, { forEach: 'e.data.list' }),
    { id: 'e', read: { ...read, name: '${b.metadata.name}' } },
  ]);
  assert.deepEqual(
    resources.map(({ id }) => id),
    ['b', 'e', 'd', 'a', 'c'],
  );
  const a = resources.find(({ id }) => id === 'a');
  assert.deepEqual(a?.needs, ['d']);
  assert.deepEqual(a?.nameNeeds, []);
});

test('whether more than the metadata of a resource is looked at, is known', () => {
  const { resources } = valid(
    [
      secret('named'),
      secret('bound'),
      secret('waited', {}, { readyWhen: ['has(waited.data.x)'] }),
      secret('hidden', { x: '${[1].map(named, named)}' }),
    ],
    { from: [{ key: 'x', value: '${bound.data.x}${named.metadata.name}' }] },
  );
  assert.deepEqual(
    resources.filter(({ isRead }) => isRead).map(({ id }) => id),
    ['bound', 'waited'],
  );
});

const scope = toCelValue({
  claim: { metadata: { name: 'orders', namespace: 'shop', labels: {} } },
  parameters: {
    storage: 20,
    ratio: 0.5,
    names: ['a', 'b'],
    deep: { on: true },
  },
  db: { status: { port: 5432, host: 'h' }, data: { p: 'aMOp' } },
}) as Record<string, unknown>;

for (const [text, expected] of [
  ['plain', 'plain'],
  ['', ''],
  ['${parameters.storage}', 20],
  ['${parameters.storage * 2}', 40],
  ['${parameters.ratio}', 0.5],
  ['${parameters.deep}', { on: true }],
  ['${parameters.names}', ['a', 'b']],
  ['${parameters.names.map(n, n + "-x")}', ['a-x', 'b-x']],
  ['${parameters.storage}Gi', '20Gi'],
  ['${claim.metadata.name}.${claim.metadata.namespace}', 'orders.shop'],
  ['$${claim}', '${claim}'],
  ['costs $5 {a}', 'costs $5 {a}'],
  ['${{"a": {"b": "}"}}}', { a: { b: '}' } }],
  ["${'}' + '\\\\}' + '\\''}", "}\\}'"],
  ['${has(claim.metadata.labels.team) ? "t" : "none"}', 'none'],
  ['${parameters.?zone.orValue("eu")}', 'eu'],
  ['${string(base64.decode(db.data.p))}', 'hé'],
  ['${base64.encode("hé")}', 'aMOp'],
  ['${"A-B".lowerAscii().replace("-", "_")}', 'a_b'],
  ['${dyn(null)}', null],
  ['postgres://${db.status.host}:${db.status.port}', 'postgres://h:5432'],
] as const) {
  test(`"${text}" yields ${JSON.stringify(expected)}`, () => {
    const { resources } = valid([
      secret('db'),
      secret('a', { field: text, list: [text] }),
    ]);
    const rendered = resources[1]?.object?.render(scope) as {
      field: unknown;
      list: unknown[];
    };
    assert.deepEqual(rendered.field, expected);
    assert.deepEqual(rendered.list, [expected]);
  });
}

test('an optional value that is not there leaves its field out', () => {
  const { resources } = valid([
    secret('a', {
      zone: '${parameters.?zone}',
      size: '${parameters.?storage}',
    }),
  ]);
  const {
    apiVersion: _,
    kind: __,
    metadata,
    ...rest
  } = resources[0]?.object?.render(scope) as Record<string, unknown>;
  assert.deepEqual(rest, { size: 20 });
  assert.deepEqual(metadata, { name: 'orders-a' });
});

test('an entry of the binding may be bytes or text', () => {
  const { binding } = valid([{ id: 'db', read }], {
    from: [
      { key: 'bytes', value: '${base64.decode(db.data.p)}' },
      { key: 'text', value: 'p=${string(base64.decode(db.data.p))}' },
      { key: 'port', value: '${db.status.port}' },
    ],
  });
  assert.ok(binding.kind === 'assembled');
  assert.deepEqual(
    binding.entries.map(({ value }) => value.render(scope).toString()),
    ['hé', 'p=hé', '5432'],
  );
});

test('what fails says where, and what it waits for', () => {
  const { resources } = valid([
    secret('db'),
    secret('a', { host: '${db.status.endpoint.host}' }),
  ]);
  assert.throws(() => resources[1]?.object?.render(scope), {
    place: 'spec.resources[1].template.host',
    references: ['db'],
    message:
      /"db\.status\.endpoint\.host" cannot be evaluated: No such key: endpoint/,
  });
});

test('a message never quotes what an expression saw', () => {
  const { resources } = valid([
    secret('db'),
    secret('a', { port: '${int(string(base64.decode(db.data.p)))}' }),
  ]);
  assert.throws(
    () => resources[1]?.object?.render(scope),
    (error: Error) =>
      !/hé/.test(error.message) && /evaluated/.test(error.message),
  );
});

test('a result that is too large is refused, however small its expression', () => {
  const nested = Array.from({ length: 20 })
    .map((_, n) => 19 - n)
    .reduce<string>(
      (inner, n) => `cel.bind(v${n + 1}, [v${n}, v${n}], ${inner})`,
      'v20',
    );
  const { resources } = valid([
    secret('a', { x: `\${cel.bind(v0, "x", ${nested})}` }),
  ]);
  assert.throws(() => resources[0]?.object?.render(scope), /too large/);
});

test('loops that would never end are ended', () => {
  const { resources } = valid([
    secret('a', {
      x: '${l.map(a, l.map(b, l.map(c, l.map(d, l.map(e, e)))))}'.replace(
        /\bl\b/g,
        'parameters.names',
      ),
    }),
  ]);
  const names = Array.from({ length: 1000 }, (_, n) => `${n}`);
  assert.throws(
    () => resources[0]?.object?.render({ ...scope, parameters: { names } }),
    /takes longer than/,
  );
});
