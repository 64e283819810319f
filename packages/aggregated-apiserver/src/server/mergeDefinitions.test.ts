import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeDefinitions } from './mergeDefinitions';

const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const part = (group: string, meta: object) => ({
  group,
  paths: { [`/apis/${group}/v1`]: { get: { schema: ref(`${group}.Kind`) } } },
  definitions: {
    [`${group}.Kind`]: { metadata: ref('List'), other: ref('Same') },
    List: { items: ref('Meta') },
    Same: { type: 'string' },
    Meta: meta,
  },
});

test('each group keeps what it says, also where another one calls something the same', () => {
  const { paths, definitions } = mergeDefinitions([
    part('a.org', { description: 'of one version' }),
    part('b.org', { description: 'of another version' }),
  ]);
  assert.deepEqual(definitions, {
    'a.org.Kind': { metadata: ref('List'), other: ref('Same') },
    'b.org.Kind': { metadata: ref('List.b.org'), other: ref('Same.b.org') },
    List: { items: ref('Meta') },
    'List.b.org': { items: ref('Meta.b.org') },
    Meta: { description: 'of one version' },
    'Meta.b.org': { description: 'of another version' },
    Same: { type: 'string' },
    'Same.b.org': { type: 'string' },
  });
  assert.deepEqual(Object.keys(paths), ['/apis/a.org/v1', '/apis/b.org/v1']);
});

test('what is the same in all groups stands there once', () => {
  const { definitions } = mergeDefinitions([
    part('a.org', { description: 'the same' }),
    part('b.org', { description: 'the same' }),
  ]);
  assert.deepEqual(Object.keys(definitions), [
    ...['a.org.Kind', 'List', 'Same', 'Meta', 'b.org.Kind'],
  ]);
});
