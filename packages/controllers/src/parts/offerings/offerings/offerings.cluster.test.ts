import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  getCondition,
  resourceTypes,
  type ClusterInstanceClass,
  type ClusterServiceOffering,
  type ClusterServiceOfferingConditionType,
  type ClusterServiceOfferingReason,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../../__testUtils__/ControllersProcess';
import { aPoolClass } from '../../../__testUtils__/databases';
import { TestCluster } from '../../../__testUtils__/TestCluster';

const { clusterInstanceClasses, clusterServiceOfferings } = resourceTypes;

let cluster: TestCluster;
let controllers: ControllersProcess;

before(async () => {
  cluster = await TestCluster.start();
  // Without the part of claims, whose classes nobody looks at then.
  controllers = await cluster.startControllers(['--parts=offerings']);
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

async function offer(
  name: string,
  spec: ClusterServiceOffering['spec'],
): Promise<void> {
  await cluster.client.create<ClusterServiceOffering>(clusterServiceOfferings, {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterServiceOffering',
    metadata: { name },
    spec,
  });
}

const until = (
  name: string,
  type: ClusterServiceOfferingConditionType,
  reason: ClusterServiceOfferingReason,
) =>
  cluster.waitFor<ClusterServiceOffering>(
    clusterServiceOfferings,
    { name },
    ({ status }) => getCondition(status?.conditions, type)?.reason === reason,
  );

const plan = (className: string) => [
  { name: 'small', classRef: { name: className } },
];

test('an offering without plans has nobody who could claim it', async () => {
  await offer('empty', {});
  await until('empty', 'Resolved', 'NoPlans');
});

test('an expression that cannot be used is told at its place', async () => {
  await offer('wrong', {
    qualityOfService: [
      {
        ...{ name: 'spread', title: 'Spread over zones' },
        requires: [{ expression: 'cluster.zone', message: 'needs zones' }],
      },
    ],
  });
  const { status } = await until('wrong', 'Valid', 'ContentNotValid');
  assert.match(
    getCondition(status?.conditions, 'Valid')?.message ?? '',
    /qualityOfService\[spread\]\.requires\[0\]/,
  );
});

test('a class that is yet to come, that is not ready, and that two say they own', async () => {
  await offer('first', { owner: 'group:default/one', plans: plan('late') });
  await until('first', 'Resolved', 'ClassDoesNotExist');
  await cluster.client.create(clusterInstanceClasses, aPoolClass('late'));
  await until('first', 'Resolved', 'Resolved');
  await until('first', 'Ready', 'NoPlanReady');
  await until('first', 'Consistent', 'Consistent');
  await offer('second', { owner: 'group:default/two', plans: plan('late') });
  await until('first', 'Consistent', 'OwnersDiffer');
  await until('second', 'Consistent', 'OwnersDiffer');
  await cluster.client.delete(clusterServiceOfferings, { name: 'second' });
  await until('first', 'Consistent', 'Consistent');
});

test('keys that the Secrets of claims lack are told, as the class has seen them', async () => {
  const seen = await cluster.client.create<ClusterInstanceClass>(
    clusterInstanceClasses,
    aPoolClass('seen'),
  );
  await cluster.client.update<ClusterInstanceClass>(
    clusterInstanceClasses,
    {
      ...seen,
      status: { usage: { keys: { always: ['host'], sometimes: ['ca'] } } },
    },
    { subresource: 'status' },
  );
  await offer('told', {
    plans: plan('seen'),
    outputs: [{ key: 'host' }, { key: 'uri' }],
  });
  const { status } = await until('told', 'OutputsMatch', 'OutputsDiffer');
  assert.deepEqual(status?.outputs, { missing: ['uri'], surplus: ['ca'] });
});

test('where the kinds of claims are not installed, an offering says so, and goes on when they come', async () => {
  const definition = 'clusterinstanceclasses.services.apps.tanzu.vmware.com';
  const crd = JSON.parse(
    await cluster.kubectl(['get', 'crd', definition, '-o', 'json']),
  );
  await cluster.kubectl(['delete', 'crd', definition, '--timeout=60s']);
  await until('first', 'Resolved', 'ClassesNotInstalled');
  const { apiVersion, kind, metadata, spec } = crd;
  await cluster.kubectl(['apply', '-f', '-'], {
    ...{ apiVersion, kind, spec },
    metadata: { name: metadata.name, labels: metadata.labels },
  });
  await until('first', 'Resolved', 'ClassDoesNotExist');
});
