import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { decideSecretExport, type SecretExportObservation } from './decide';

const secret = (namespace: string, name: string): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind: 'Secret' },
  metadata: {
    ...{ name, namespace, resourceVersion: '5' },
    uid: `uid-of-${namespace}/${name}`,
  },
});
const link = (name: string, exportNamespace?: string) => ({
  ...{ ref: { namespace: 'links', name }, isThere: true },
  exportNamespace,
});
const written = (namespace: string, resourceVersion = '5') => ({
  ...{ namespace, name: 'copy', resourceVersion },
  sourceVersion: 'uid-of-shop/orders/5',
});

function decide(
  observation: Partial<SecretExportObservation> = {},
  copies: ReturnType<typeof written>[] = [],
  deletionTimestamp?: string,
) {
  return decideSecretExport({
    secretExport: {
      apiVersion:
        'replication.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1',
      kind: 'SecretExport',
      metadata: {
        ...{ name: 'orders', namespace: 'shop' },
        ...(deletionTimestamp !== undefined && { deletionTimestamp }),
      },
      spec: { secretRef: { name: 'orders' }, links: [] },
      status: { copies },
    },
    secret: secret('shop', 'orders'),
    links: [link('one', 'exports-one'), link('two', 'exports-two')],
    copies: [secret('exports-one', 'copy'), secret('exports-two', 'copy')],
    copyName: 'copy',
    ...observation,
  });
}

test('each link has its own copy, which is written where it is not what was written last', () => {
  const up = [written('exports-one'), written('exports-two')];
  assert.deepEqual(decide({}, up).due, []);
  assert.deepEqual(decide().due, ['exports-one', 'exports-two']);
  assert.deepEqual(
    decide({}, [written('exports-one'), written('exports-two', '4')]).due,
    ['exports-two'],
  );
  const changed = secret('shop', 'orders');
  changed.metadata.resourceVersion = '6';
  assert.equal(decide({ secret: changed }, up).due.length, 2);
});

test('what a link has no reason to have any more is taken away: a link less, another name, no Secret, no export', () => {
  const other = secret('exports-two', 'other');
  const copies = [secret('exports-one', 'copy'), secret('exports-two', 'copy')];
  assert.deepEqual(decide({ links: [link('one', 'exports-one')] }).withdrawn, [
    copies[1],
  ]);
  assert.deepEqual(decide({ copies: [...copies, other] }).withdrawn, [other]);
  for (const { withdrawn, due } of [
    decide({ secret: undefined }),
    decide({}, [], '2026-12-01T00:00:00Z'),
  ]) {
    assert.deepEqual([withdrawn, due], [copies, []]);
  }
});

test('a link that is not there, or not ready, keeps nothing from the others and is told', () => {
  const waits = decide({ links: [link('one', 'exports-one'), link('two')] });
  assert.deepEqual(waits.wanted, ['exports-one']);
  assert.equal(waits.findings.Ready?.reason, 'LinkNotReady');
  const lost = { ...link('two'), isThere: false };
  const { findings } = decide({ links: [link('one', 'exports-one'), lost] });
  assert.equal(findings.Ready?.reason, 'LinkNotFound');
  assert.match(findings.Ready?.message ?? '', /"two" in the namespace "links"/);
});
