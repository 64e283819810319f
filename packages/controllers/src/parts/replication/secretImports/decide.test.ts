import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  DownstreamClusterLink,
  KubernetesObject,
  SecretImport,
} from '@services-toolkit/kubernetes-api';
import {
  decideSecretImport,
  type SecretImportObservation,
  type Source,
} from './decide';

const secret = (name: string, resourceVersion: string): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind: 'Secret' },
  metadata: { name, namespace: 'shop', uid: `uid-of-${name}`, resourceVersion },
});
const exported: Source = { is: 'exported', object: secret('copy', '7') };
const isAway: Source = { is: 'unreachable', message: 'gone', mayNot: false };
const synced = { resourceVersion: '3', sourceVersion: 'uid-of-copy/7' };

function decide(
  observation: Partial<SecretImportObservation>,
  copy?: NonNullable<SecretImport['status']>['copy'],
) {
  return decideSecretImport({
    secretImport: {
      apiVersion:
        'replication.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1',
      kind: 'SecretImport',
      metadata: { name: 'orders', namespace: 'shop' },
      spec: {
        secretRef: { name: 'orders' },
        linkRef: { namespace: 'links', name: 'services' },
      },
      ...(copy && { status: { copy } }),
    },
    link: { metadata: {}, status: {} } as DownstreamClusterLink,
    source: exported,
    copies: [secret('orders', '3')],
    ...observation,
  });
}

test('what is here as it was written, of what is there now, is left alone', () => {
  const { step, findings } = decide({}, synced);
  assert.deepEqual(step, { kind: 'keep' });
  assert.equal(findings.Ready?.status, 'True');
});

test('it is copied when it was never written, when either side has changed, and when it is gone', () => {
  for (const { step } of [
    decide({}),
    decide({ copies: [secret('orders', '4')] }, synced),
    decide({ copies: [] }, synced),
    decide({ source: { is: 'exported', object: secret('copy', '8') } }, synced),
    // Another Secret that happens to have the same version.
    decide(
      { source: { is: 'exported', object: secret('other', '7') } },
      synced,
    ),
  ]) {
    assert.deepEqual(step, { kind: 'copy' });
  }
});

test('only what is known to be exported no more is taken away', () => {
  const copies = [secret('orders', '3')];
  assert.deepEqual(decide({ source: { is: 'notExported' } }, synced).step, {
    ...{ kind: 'withdraw', copies },
  });
  for (const observation of [
    { link: undefined },
    { source: { is: 'notReady' } as const },
    { source: isAway },
    { source: { ...isAway, mayNot: true } },
  ]) {
    const { step, findings } = decide(observation, synced);
    assert.deepEqual(step, { kind: 'keep' });
    assert.equal(findings.Ready?.status, 'False');
  }
});

test('what it had under another name goes before it has a new one', () => {
  const former = secret('former', '3');
  const { step } = decide({ copies: [former, secret('orders', '3')] }, synced);
  assert.deepEqual(step, { kind: 'withdraw', copies: [former] });
});
