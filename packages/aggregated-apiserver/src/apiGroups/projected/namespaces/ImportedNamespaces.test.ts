import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { APIResourceImport } from '@services-toolkit/kubernetes-api';
import type { InformerEvent } from '@services-toolkit/kubernetes-runtime';
import { ImportedNamespaces } from './ImportedNamespaces';

const group = 'widgets.example.org';

function anImport(
  namespace: string,
  spec: Partial<APIResourceImport['spec']> = {},
): APIResourceImport {
  return {
    apiVersion:
      'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1',
    kind: 'APIResourceImport',
    metadata: { namespace, name: 'all' },
    spec: { group, ...spec },
  };
}

function start(...imports: APIResourceImport[]) {
  let tell: (event: InformerEvent<APIResourceImport>) => void = () => {};
  const terminating = new Set<string>();
  const namespaces = new ImportedNamespaces({
    group,
    imports: {
      byIndex: () => imports,
      subscribe: listener => {
        tell = listener;
        return () => {};
      },
    },
    isTerminating: async namespace => terminating.has(namespace),
  });
  const remove = (one: APIResourceImport) => {
    imports.splice(imports.indexOf(one), 1);
    tell({ type: 'deleted', object: one });
  };
  return {
    namespaces,
    terminating,
    remove,
    tell: (event: InformerEvent<APIResourceImport>) => tell(event),
  };
}

test('an import opens what it names, or all of the group', () => {
  const { namespaces } = start(
    anImport('b'),
    anImport('a', { resources: ['widgets'] }),
    anImport('a'),
  );
  assert.deepEqual(namespaces.of('widgets'), ['a', 'b']);
  assert.ok(namespaces.has('b', 'gizmos'));
  assert.ok(!namespaces.has('c', 'widgets'));
});

test('one import that deletes nothing is enough', () => {
  const { namespaces } = start(
    anImport('a'),
    anImport('a', { namespaceDeletion: 'Orphan' }),
  );
  assert.equal(namespaces.deletionOf('a', 'widgets'), 'Orphan');
});

test('an import that goes with its namespace counts for what is deleted there; one that is withdrawn does not', async () => {
  const [left, withdrawn] = [anImport('left'), anImport('withdrawn')];
  const { namespaces, terminating, remove } = start(left, withdrawn);
  terminating.add('left');
  remove(left);
  remove(withdrawn);
  assert.ok(!namespaces.has('left', 'widgets'), 'nobody else gets at it');
  await new Promise(setImmediate);
  assert.ok(namespaces.isLeaving('left', 'widgets'));
  assert.ok(!namespaces.isLeaving('withdrawn', 'widgets'));
  assert.equal(namespaces.deletionOf('left', 'widgets'), 'Delete');
});

test('only what opens or closes something is told', () => {
  const one = anImport('a');
  const { namespaces, tell } = start(one);
  let told = 0;
  namespaces.onChange(() => told++);
  tell({ type: 'modified', old: one, object: { ...one, status: {} } });
  assert.equal(told, 0);
  tell({
    type: 'modified',
    old: one,
    object: anImport('a', { resources: ['widgets'] }),
  });
  assert.equal(told, 1);
});
