import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromJson, reservedWords } from '@services-toolkit/cel';
import {
  parseJson,
  type ClassClaim,
  type ClusterResourceProvisionTemplateSpec,
} from '@services-toolkit/kubernetes-api';
import type { Scope } from './cel/Expression';
import { parseTemplate } from './parseTemplate';
import { scopeOf } from './scopeOf';

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
  schema?: Record<string, unknown>,
) {
  return parseTemplate({
    resources,
    binding,
    ...(schema && { parameters: { openAPIV3Schema: schema } }),
  });
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
      /^spec\.resources\[1\]\.template\.data\.x\[0\]: "nobody\.data\.x" refers to what does not exist \(undeclared reference to 'nobody'/,
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
      /^spec\.resources\[0\]\.template\["odd key"\]: Syntax error: unexpected '<EOF>'.* in "claim\.metadata \+"$/,
  },
  {
    name: 'operators that do not go together',
    resources: [secret('a', { data: { x: '${1 + "a"}' } })],
    problem:
      /^spec\.resources\[0\]\.template\.data\.x: found no matching overload for '_\+_' applied to '\(int, string\)' in/,
  },
  {
    name: 'a function that does not exist',
    resources: [secret('a', { data: { x: '${shout("a")}' } })],
    problem: /template\.data\.x: undeclared reference to 'shout'/,
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
    problem: /template\.data\.x: "\[1, 2\]" yields list\(int\)/,
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

const scope = scopeFrom({
  claim: { metadata: { name: 'orders', namespace: 'shop', labels: {} } },
  parameters: {
    storage: 20,
    ratio: 0.5,
    names: ['a', 'b'],
    deep: { on: true },
  },
  db: { status: { port: 5432, host: 'h' }, data: { p: 'aMOp' } },
});

function scopeFrom(variables: Record<string, unknown>): Scope {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, fromJson(value)]),
  );
}

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

test('a number by the schema is one, whether or not it is whole; digits are kept', () => {
  const { resources, parametersSchema } = valid(
    [
      secret('a', {
        text: '${string(parameters.cpu * 1.5)}',
        half: '${parameters.other / 2.0}',
        share: '${parameters.shares[0] + 0.5}',
        id: '${parameters.id}',
        idText: 'id-${parameters.id}',
        next: '${parameters.id + 1}',
      }),
    ],
    undefined,
    {
      type: 'object',
      properties: {
        cpu: { type: 'number' },
        other: { type: 'number' },
        shares: { type: 'array', items: { type: 'number' } },
        id: { type: 'integer' },
      },
    },
  );
  const claim = { metadata: { name: 'orders' } } as ClassClaim;
  const parameters = parseJson(
    '{"cpu":1,"other":3,"shares":[1],"id":9007199254740993}',
  ) as Record<string, unknown>;
  const rendered = resources[0]?.object?.render(
    scopeOf(claim, parameters, parametersSchema),
  );
  const { metadata: _, kind: __, apiVersion: ___, ...rest } = rendered as any;
  assert.equal(
    JSON.stringify(rest),
    '{"text":"1.5","half":1.5,"share":1.5,"id":9007199254740993,"idText":"id-9007199254740993","next":9007199254740994}',
  );
});

for (const [expression, expected] of [
  ['"Prod-1".matches("(?i)^prod")', true],
  ['"abc".matches("^[[:alpha:]]+$")', true],
  ["'abc'.matches(r'c\\z')", true],
  ["'abc'.matches(r'^\\pL+$')", true],
  ['"ab".charAt(1) + "🐇x".charAt(1)', 'bx'],
  ['cidr("10.0.0.0/8").prefixLength()', 8],
  ['quantity("1Gi") == quantity("1024Mi")', true],
] as const) {
  test(`templates know what Kubernetes' rules know: ${expression}`, () => {
    const { resources } = valid([secret('a', { x: `\${${expression}}` })]);
    const rendered = resources[0]?.object?.render(scope) as { x: unknown };
    assert.equal(rendered.x, expected);
  });
}

for (const id of reservedWords) {
  test(`"${id}" cannot be the id of a resource, and is told with its place`, () => {
    const parsed = parseTemplate({
      resources: [secret(id)],
      binding: { secretName: 'x' },
    });
    assert.ok(parsed.kind === 'invalid');
    assert.deepEqual(
      parsed.problems.map(({ place }) => place),
      ['spec.resources[0].id'],
    );
  });
}

for (const id of 'map list string int uint double bool bytes type null_type base64 cel optional google prototype constructor toString'.split(
  ' ',
)) {
  test(`"${id}" can be the id of a resource`, () => {
    const { resources } = valid([
      secret(id),
      secret('other', { x: `\${${id}.status.x}` }),
    ]);
    const rendered = resources[1]?.object?.render(
      scopeFrom({
        claim: { metadata: { name: 'o' } },
        [id]: { status: { x: 1 } },
      }),
    ) as { x: unknown };
    assert.equal(rendered.x, 1);
  });
}

test('whatever a template holds, nothing is thrown', () => {
  for (const spec of [
    { resources: [null], binding: {} },
    { resources: [{}], binding: null },
    { resources: [{ id: 'a', template: { metadata: null } }], binding: {} },
    {},
  ]) {
    const parsed = parseTemplate(spec as unknown as Spec);
    assert.ok(parsed.kind === 'invalid', JSON.stringify(spec));
  }
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
      /"db\.status\.endpoint\.host" has no value yet: no such key: endpoint/,
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
    () =>
      resources[0]?.object?.render({
        ...scope,
        ...scopeFrom({ parameters: { names } }),
      }),
    /it takes more steps than an expression may/,
  );
});
