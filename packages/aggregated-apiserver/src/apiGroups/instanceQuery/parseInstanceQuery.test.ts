import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StatusError } from '../../server/status/StatusError';
import { parseInstanceQuery } from './parseInstanceQuery';

const query = (changes: object = {}) => ({
  apiVersion: 'claimable.services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'InstanceQuery',
  metadata: { name: 'q' },
  spec: { class: 'databases' },
  ...changes,
});

test('what is complete is taken as it is, the namespace is that of the path', () => {
  const {
    query: parsed,
    limit,
    unknownFields,
  } = parseInstanceQuery(
    query({
      metadata: { name: 'q', labels: { a: 'b' } },
      spec: { class: 'databases', limit: 7 },
    }),
    'apps',
  );
  const { creationTimestamp, ...metadata } = parsed.metadata;
  assert.match(creationTimestamp ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.deepEqual(metadata, {
    name: 'q',
    namespace: 'apps',
    labels: { a: 'b' },
  });
  assert.deepEqual(parsed.spec, { class: 'databases', limit: 7 });
  assert.equal(limit, 7);
  assert.deepEqual(unknownFields, []);
});

test('a query needs no name, gets one by generateName, and lists 50 instances', () => {
  assert.equal(
    parseInstanceQuery(query({ metadata: undefined }), 'a').query.metadata.name,
    undefined,
  );
  const long = 'x'.repeat(300);
  for (const [prefix, expected] of [
    ['ask-', /^ask-[a-z0-9]{5}$/],
    [long, /^x{248}[a-z0-9]{5}$/],
  ] as const) {
    const made = parseInstanceQuery(
      query({ metadata: { generateName: prefix } }),
      'a',
    );
    assert.match(made.query.metadata.name ?? '', expected);
  }
  assert.equal(parseInstanceQuery(query(), 'a').limit, 50);
});

test('a status that is sent along is dropped, and what nobody knows is named', () => {
  const parsed = parseInstanceQuery(
    query({
      extra: 1,
      status: { instances: [{ name: 'wishful' }] },
      spec: { class: 'databases', limits: 1 },
    }),
    'a',
  );
  assert.equal(parsed.query.status, undefined);
  assert.deepEqual(parsed.unknownFields, ['extra', 'spec.limits']);
});

const malformed: [string, unknown, RegExp][] = [
  ['nothing', undefined, /has to be one JSON object/],
  ['a list', [], /has to be one JSON object/],
  [
    'another kind',
    query({ kind: 'ClassClaim' }),
    /and got .* and "ClassClaim"/,
  ],
  ['another version', query({ apiVersion: 'v1' }), /and got "v1" and/],
  ['a spec that is a text', query({ spec: 'x' }), /^spec: has to be an object/],
  ['metadata that is a list', query({ metadata: [] }), /^metadata: has to be/],
  [
    'a name that is a number',
    query({ metadata: { name: 1 } }),
    /^metadata.name: has to be a string/,
  ],
  [
    'a label that is a number',
    query({ metadata: { labels: { a: 1 } } }),
    /^metadata.labels.a: has to be a string/,
  ],
  [
    'another namespace than that of the path',
    query({ metadata: { namespace: 'other' } }),
    /does not match the namespace sent on the request: "other" and "apps"/,
  ],
];
for (const [name, body, message] of malformed) {
  test(`${name} is a bad request`, () => {
    assert.throws(
      () => parseInstanceQuery(body, 'apps'),
      (error: unknown) =>
        error instanceof StatusError &&
        error.failure.code === 400 &&
        message.test(error.failure.message),
    );
  });
}

const invalid: [string, object, string[]][] = [
  ['no spec', { spec: undefined }, ['spec.class Required value']],
  ['no class', { spec: { class: '' } }, ['spec.class Required value']],
  ['a class that is a list', { spec: { class: [] } }, ['spec.class Invalid']],
  [
    'a limit of nothing',
    { spec: { class: 'x', limit: 0 } },
    ['spec.limit Invalid value: 0: must be a whole number from 1 to 500'],
  ],
  [
    'a limit that is a text',
    { spec: { class: 'x', limit: '5' } },
    ['spec.limit Invalid value: "5"'],
  ],
  ['half an instance', { spec: { class: 'x', limit: 1.5 } }, ['spec.limit']],
  [
    'a name that is none',
    { metadata: { name: 'A_b' } },
    ['metadata.name Invalid value: "A_b"'],
  ],
  [
    'everything at once',
    { metadata: { name: '-' }, spec: { limit: 501 } },
    ['metadata.name Invalid', 'spec.class Required', 'spec.limit Invalid'],
  ],
];
for (const [name, changes, causes] of invalid) {
  test(`${name} is invalid, with every field`, () => {
    assert.throws(
      () => parseInstanceQuery(query(changes), 'apps'),
      (error: unknown) => {
        assert.ok(error instanceof StatusError);
        assert.equal(error.failure.code, 422);
        const found = error.failure.details?.causes ?? [];
        assert.deepEqual(
          found.map(({ field, message }, index) =>
            `${field} ${message}`.slice(0, causes[index]?.length),
          ),
          causes,
        );
        return true;
      },
    );
  });
}
