import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadGroup, type ReadDocument } from './loadGroup';

const group = 'widgets.example.org';

/** A service cluster that says just this, and how many documents it was asked for at a time. */
function serve(documents: Record<string, unknown>) {
  const seen = { most: 0, open: 0 };
  const read: ReadDocument = async path => {
    seen.open++;
    seen.most = Math.max(seen.most, seen.open);
    await new Promise(setImmediate);
    seen.open--;
    return documents[path];
  };
  return { read, seen };
}

const resource = (name: string, more: object = {}) => ({
  ...{ name, kind: 'Widget', namespaced: true, verbs: ['get', 'list'] },
  ...more,
});
const paths = (version: string) => ({
  [`/apis/${group}/${version}/namespaces/{namespace}/widgets`]: {
    get: {
      $ref: '#/components/schemas/Widget',
      v2: { $ref: '#/definitions/W' },
    },
  },
  [`/apis/${group}/${version}/clusterwidgets`]: {
    get: { $ref: '#/components/schemas/Secret' },
  },
  '/api/v1/secrets': {},
});
const documents = {
  [`/apis/${group}`]: {
    versions: ['v1beta1', 'v1', 'v1', '../v2'].map(version => ({ version })),
    preferredVersion: { version: 'v1' },
  },
  [`/apis/${group}/v1`]: {
    resources: [
      resource('widgets', { shortNames: ['wg', '../x', 1] }),
      resource('widgets'),
      resource('widgets/status'),
      resource('widgets/exec'),
      resource('clusterwidgets', { namespaced: false }),
      resource('a/b/c'),
      { name: 'nothing' },
      null,
    ],
  },
  [`/apis/${group}/v1beta1`]: 'no list',
  [`/openapi/v3/apis/${group}/v1`]: {
    paths: paths('v1'),
    components: {
      schemas: {
        Widget: { $ref: '#/components/schemas/Widget' },
        Secret: {},
      },
    },
  },
  '/openapi/v2': { paths: paths('v1'), definitions: { W: {}, Other: {} } },
};

test('what is projected of a group is kept, each once, and nothing else', async () => {
  const { read, seen } = serve(documents);
  const found = await loadGroup(read, group);
  assert.deepEqual(
    found?.discovery.versions.map(one => [
      one.version,
      one.resources.map(({ plural }) => plural),
    ]),
    [
      ['v1', ['widgets']],
      ['v1beta1', []],
    ],
  );
  const [widgets] = found?.discovery.versions[0]?.resources ?? [];
  assert.deepEqual(
    widgets?.subresources?.map(({ name }) => name),
    ['status'],
  );
  const kept = Object.keys(paths('v1')).slice(0, 1);
  const v3 = found?.openApi.v3.v1 as {
    paths: object;
    components: { schemas: object };
  };
  assert.deepEqual(Object.keys(v3.paths), kept);
  assert.deepEqual(Object.keys(v3.components.schemas), ['Widget']);
  assert.deepEqual(Object.keys(found?.openApi.v2.paths ?? {}), kept);
  assert.deepEqual(Object.keys(found?.openApi.v2.definitions ?? {}), ['W']);
  assert.equal(seen.most, 1, 'one document at a time');
});

test('only the versions that are wanted and served, in the order that is wanted', async () => {
  const { read } = serve(documents);
  const found = await loadGroup(read, group, ['v1beta1', 'v9', 'v1']);
  assert.deepEqual(
    found?.discovery.versions.map(({ version }) => version),
    ['v1beta1', 'v1'],
  );
});

test('a group that is not served is none', async () => {
  for (const said of [
    {},
    { [`/apis/${group}`]: { versions: 'v1' } },
    { [`/apis/${group}`]: null },
  ]) {
    assert.equal(await loadGroup(serve(said).read, group), undefined);
  }
});
