import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  resourceTypes,
  type ClusterInfrastructure,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { definitionOf } from '@services-toolkit/test-support';
import type { ControllersProcess } from '../../../__testUtils__/ControllersProcess';
import { says } from '../../../__testUtils__/reasonOf';
import { TestCluster } from '../../../__testUtils__/TestCluster';
import {
  clusterServiceVersions,
  volumeSnapshotClasses,
} from '../kinds/factObjects';

const { clusterInfrastructures } = resourceTypes;
const { csiDrivers, deployments, nodes, services, storageClasses } =
  builtinResourceTypes;
/** From a change of a node to the status that tells it; the machine may be busy with other tests. */
const soonMs = 1_000;
const key = { name: 'cluster' };

let cluster: TestCluster;
let controllers: ControllersProcess;
/** Where the administrator has operators, and where a tenant writes. */
let trusted: string;
let tenant: string;

before(async () => {
  cluster = await TestCluster.start();
  trusted = await cluster.namespace('operators');
  tenant = await cluster.namespace('tenant');
  await cluster.kubectl(['apply', '-f', '-'], inTrusted('Role'));
  await cluster.kubectl(['apply', '-f', '-'], inTrusted('RoleBinding'));
  controllers = await cluster.startControllers([
    `--operator-namespaces=${trusted}`,
  ]);
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

/** What an administrator adds for the operators of a namespace: the rule, or who has it. */
function inTrusted(kind: 'Role' | 'RoleBinding'): object {
  return {
    ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind },
    metadata: {
      ...{ name: 'services-toolkit-controllers-operators', namespace: trusted },
    },
    ...(kind === 'Role'
      ? {
          rules: [
            ['apps', 'deployments'],
            ['operators.coreos.com', 'clusterserviceversions'],
          ].map(([group, resource]) => ({
            ...{ apiGroups: [group], resources: [resource] },
            verbs: ['list', 'watch'],
          })),
        }
      : {
          roleRef: {
            ...{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role' },
            name: 'services-toolkit-controllers-operators',
          },
          subjects: [
            {
              ...{ kind: 'ServiceAccount', namespace: 'services-toolkit' },
              name: 'services-toolkit-controllers',
            },
          ],
        }),
  };
}

/** Kinds of Kubernetes' own groups have to be approved, be it for a test. */
async function define(type: ResourceType): Promise<void> {
  const { metadata, ...definition } = definitionOf(type);
  await cluster.kubectl(['apply', '-f', '-'], {
    ...definition,
    metadata: {
      ...metadata,
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' },
    },
  });
  await cluster.kubectl([
    ...['wait', 'crd', metadata.name, '--for=condition=Established'],
  ]);
}

function facts(
  condition: (status: NonNullable<ClusterInfrastructure['status']>) => boolean,
): Promise<ClusterInfrastructure> {
  return cluster.waitFor<ClusterInfrastructure>(
    clusterInfrastructures,
    key,
    ({ status }) => status !== undefined && condition(status),
  );
}

const reasonFor = ({ status }: ClusterInfrastructure, fact: string) => {
  const { missingRule, message } =
    status?.unknown?.find(one => one.fact === fact) ?? {};
  return missingRule ?? message ?? '';
};

async function addNode(name: string, zone: string): Promise<void> {
  const node = {
    ...{ apiVersion: 'v1', kind: 'Node' },
    metadata: { name, labels: { 'topology.kubernetes.io/zone': zone } },
  };
  const created = await cluster.client.create<KubernetesObject>(nodes, node);
  await cluster.client.update<KubernetesObject & { status: object }>(
    nodes,
    {
      ...created,
      status: {
        conditions: [
          {
            ...{ type: 'Ready', status: 'True', reason: 'KubeletReady' },
            ...{ message: '', lastHeartbeatTime: new Date().toISOString() },
            lastTransitionTime: new Date().toISOString(),
          },
        ],
        nodeInfo: {
          ...{ architecture: 'amd64', kubeletVersion: 'v1.36.2' },
          ...{ bootID: '', containerRuntimeVersion: '', kernelVersion: '' },
          ...{ kubeProxyVersion: '', machineID: '', operatingSystem: '' },
          ...{ osImage: '', systemUUID: '' },
        },
      },
    },
    { subresource: 'status' },
  );
}

test('there is one object of the facts, which is made, and made again when it is deleted', async () => {
  const first = await facts(({ kubernetesVersion }) =>
    /^\d+\.\d+\.\d+/.test(kubernetesVersion ?? ''),
  );
  assert.ok(isReady(first), JSON.stringify(first.status));
  await cluster.client.delete(clusterInfrastructures, key);
  const second = await cluster.waitFor<ClusterInfrastructure>(
    clusterInfrastructures,
    key,
    ({ metadata, status }) =>
      metadata.uid !== first.metadata.uid && status !== undefined,
  );
  assert.equal(
    second.status?.kubernetesVersion,
    first.status?.kubernetesVersion,
  );
});

test('nodes that come, are cordoned and go are told at once, with kubectl too', async () => {
  await addNode('node-a', 'zone-a');
  await addNode('node-b', 'zone-b');
  const begin = performance.now();
  await addNode('node-c', 'zone-a');
  const { status } = await facts(one => one.nodes?.schedulable === 3);
  const tookMs = performance.now() - begin;
  assert.ok(tookMs < soonMs, `it took ${tookMs} ms`);
  assert.deepEqual(status?.nodes, {
    ...{ total: 3, ready: 3, schedulable: 3, zones: ['zone-a', 'zone-b'] },
    ...{ architectures: ['amd64'], kubeletVersions: ['1.36.2'] },
  });
  assert.match(
    await cluster.kubectl(['get', 'cinfra', '--no-headers']),
    /^cluster +\S+ +3 +3 +\["zone-a","zone-b"\] /,
  );
  await cluster.kubectl(['cordon', 'node-b']);
  const cordoned = await facts(one => one.nodes?.schedulable === 2);
  assert.deepEqual(cordoned.status?.nodes?.zones, ['zone-a']);
  await cluster.kubectl([
    ...['taint', 'node', 'node-a', 'purpose=gpu:NoSchedule'],
  ]);
  await facts(one => one.nodes?.schedulable === 1);
  await cluster.client.delete(nodes, { name: 'node-c' });
  await facts(one => one.nodes?.total === 2 && one.nodes.schedulable === 0);
});

test('a heartbeat of a node changes nothing', async () => {
  const earlier = await facts(one => one.nodes?.total === 2);
  const { items } = await cluster.client.list<
    KubernetesObject & { status: { conditions: object[] } }
  >(nodes);
  for (const node of items) {
    await cluster.client.update(
      nodes,
      {
        ...node,
        status: {
          ...node.status,
          conditions: node.status.conditions.map(one => ({
            ...{ ...one, lastHeartbeatTime: new Date().toISOString() },
          })),
        },
      },
      { subresource: 'status' },
    );
  }
  // What comes after it is told, so that the heartbeats had been heard by then.
  await cluster.client.create(csiDrivers, {
    ...{ apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver' },
    ...{ metadata: { name: 'csi.example.org' }, spec: {} },
  });
  const later = await facts(
    one => one.csiDrivers?.join() === 'csi.example.org',
  );
  const observedAt = ({ status }: ClusterInfrastructure) =>
    status?.observed?.find(({ fact }) => fact === 'nodes')?.observedAt;
  assert.equal(observedAt(later), observedAt(earlier));
});

test('storage: classes, and snapshots once their kind and a class of the driver are there', async () => {
  await cluster.client.create(storageClasses, {
    ...{ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' },
    metadata: {
      name: 'fast',
      annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    },
    ...{ provisioner: 'csi.example.org', allowVolumeExpansion: true },
  });
  const { status } = await facts(one => one.storageClasses?.length === 1);
  assert.deepEqual(status?.storageClasses, [
    {
      ...{ name: 'fast', provisioner: 'csi.example.org', default: true },
      ...{ allowVolumeExpansion: true, volumeBindingMode: 'Immediate' },
      snapshots: false,
    },
  ]);
  await define(volumeSnapshotClasses);
  await cluster.client.create(volumeSnapshotClasses, {
    ...{
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
    },
    ...{ metadata: { name: 'any' }, driver: 'csi.example.org' },
    ...{ deletionPolicy: 'Delete' },
  });
  await facts(one => one.storageClasses?.[0]?.snapshots === true);
});

test('the network plugin is unknown until its kind comes', async () => {
  const earlier = await facts(one => one.cni === undefined);
  assert.match(reasonFor(earlier, 'cni'), /no CustomResourceDefinition of/);
  await define({
    ...{ group: 'cilium.io', version: 'v2', kind: 'CiliumNode' },
    ...{ plural: 'ciliumnodes', namespaced: false },
  });
  const { status } = await facts(one => one.cni !== undefined);
  assert.deepEqual(status?.cni, { name: 'cilium', networkPolicy: true });
});

test('load balancers are unknown until a Service has an address', async () => {
  const earlier = await facts(one => one.loadBalancers === undefined);
  assert.match(reasonFor(earlier, 'loadBalancers'), /no Service of type/);
  const service = {
    ...{ apiVersion: 'v1', kind: 'Service' },
    metadata: { namespace: tenant, name: 'web' },
    spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
  };
  const created = await cluster.client.create<KubernetesObject>(
    services,
    service,
  );
  const waiting = await facts(({ unknown }) =>
    Boolean(
      unknown?.some(
        one => one.fact === 'loadBalancers' && /waits/.test(one.message ?? ''),
      ),
    ),
  );
  assert.equal(waiting.status?.loadBalancers, undefined);
  await cluster.client.update<KubernetesObject & { status: object }>(
    services,
    {
      ...created,
      status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } },
    },
    { subresource: 'status' },
  );
  await facts(one => one.loadBalancers === true);
});

const aDeployment = (namespace: string, chart: string): KubernetesObject => {
  const labels = { app: chart };
  return {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
    metadata: {
      ...{ namespace, name: chart.replaceAll('.', '-') },
      labels: {
        'helm.sh/chart': chart,
        'app.kubernetes.io/managed-by': 'Helm',
      },
    },
    ...{
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'a', image: 'example.org/a' }] },
        },
      },
    },
  };
};

test('operators count where the administrator said that they are, and a tenant who labels a Deployment so forges nothing', async () => {
  await cluster.client.create(
    deployments,
    aDeployment(tenant, 'everything-9.9.9'),
  );
  await cluster.client.create(
    deployments,
    aDeployment(trusted, 'cloudnative-pg-0.22.1'),
  );
  await define(clusterServiceVersions);
  await cluster.client.create(clusterServiceVersions, {
    ...{ apiVersion: 'operators.coreos.com/v1alpha1' },
    ...{ kind: 'ClusterServiceVersion', spec: { version: '2.1.0' } },
    metadata: { namespace: tenant, name: 'forged.v2.1.0' },
  });
  const created = await cluster.client.create<KubernetesObject>(
    clusterServiceVersions,
    {
      ...{ apiVersion: 'operators.coreos.com/v1alpha1' },
      ...{ kind: 'ClusterServiceVersion', spec: { version: '2.1.0' } },
      metadata: { namespace: trusted, name: 'rabbitmq.v2.1.0' },
    },
  );
  await cluster.client.update<KubernetesObject & { status: object }>(
    clusterServiceVersions,
    { ...created, status: { phase: 'Succeeded' } },
    { subresource: 'status' },
  );
  const { status } = await facts(one => one.operators?.length === 2);
  assert.deepEqual(status?.operators, [
    { name: 'cloudnative-pg', version: '0.22.1' },
    { name: 'rabbitmq', version: '2.1.0' },
  ]);
});

test('without a rule the fact is withdrawn and the rule is spelt out, until it is there; the other facts go on', async () => {
  await controllers.stop();
  await cluster.kubectl([
    ...['delete', 'rolebinding', 'services-toolkit-controllers-operators'],
    ...['--namespace', trusted],
  ]);
  controllers = await cluster.startControllers([
    `--operator-namespaces=${trusted}`,
  ]);
  const refused = await cluster.waitFor<ClusterInfrastructure>(
    clusterInfrastructures,
    key,
    says('FactsUnknown'),
  );
  assert.equal(refused.status?.operators, undefined);
  assert.match(
    reasonFor(refused, 'operators'),
    /may not read \S+ in the namespace ".+"\. Create a Role there with the rule apiGroups: \["\S+"\], resources: \["\S+"\], verbs: \["list", "watch"\]/,
  );
  await cluster.client.delete(nodes, { name: 'node-a' });
  await facts(one => one.nodes?.total === 1);
  await cluster.kubectl(['apply', '-f', '-'], inTrusted('RoleBinding'));
  const again = await cluster.waitFor<ClusterInfrastructure>(
    clusterInfrastructures,
    key,
    isReady,
  );
  assert.equal(again.status?.operators?.length, 2);
});

test('where no namespace is named, the fact says how to have it', async () => {
  await controllers.stop();
  controllers = await cluster.startControllers();
  const { status } = await facts(one => one.operators === undefined);
  assert.match(
    status?.unknown?.find(({ fact }) => fact === 'operators')?.message ?? '',
    /--operator-namespaces/,
  );
});
