import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  resourceTypes,
  type ClusterServiceOffering,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import type { ControllersProcess } from '../../__testUtils__/ControllersProcess';
import { addPool } from '../../__testUtils__/addPool';
import { TestCluster } from '../../__testUtils__/TestCluster';

const { clusterServiceOfferings } = resourceTypes;
/** From a node to what people read. */
const shownWithinMs = 2_000;

let cluster: TestCluster;
let controllers: ControllersProcess;

before(async () => {
  cluster = await TestCluster.start();
  controllers = await cluster.startControllers();
  await addNode('one');
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

/** As a kubelet and the node controller leave it: without the taint that the API server gives to every new one. */
async function addNode(name: string): Promise<void> {
  await cluster.client.create(builtinResourceTypes.nodes, {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'topology.kubernetes.io/zone': 'a' } },
  });
  await cluster.kubectl([
    ...['patch', 'node', name, '--subresource=status', '--type=merge', '-p'],
    JSON.stringify({
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    }),
  ]);
}

/** What `kubectl get csoffering` shows of guarantees. */
async function shown(): Promise<string> {
  const table = await cluster.kubectl(['get', 'csoffering', '-o', 'wide']);
  const [head = '', row = ''] = table.trim().split('\n');
  const at = head.indexOf('GUARANTEES');
  return row.slice(at).split(' ')[0] ?? '';
}

async function verdict(): Promise<string | undefined> {
  const { status } = await cluster.client.get<ClusterServiceOffering>(
    clusterServiceOfferings,
    { name: 'postgresql' },
  );
  return status?.qualityOfService?.[0]?.met;
}

test('a promise is one only where the cluster can keep it, and follows its nodes within two seconds', async () => {
  const className = await addPool(cluster, 1, ['*']);
  await cluster.client.create<ClusterServiceOffering & KubernetesObject>(
    clusterServiceOfferings,
    {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClusterServiceOffering',
      metadata: { name: 'postgresql' },
      spec: {
        displayName: 'PostgreSQL',
        plans: [{ name: 'small', classRef: { name: className } }],
        qualityOfService: [
          {
            name: 'survives-node-loss',
            title: 'Survives the loss of one node',
            requires: [
              {
                expression: 'cluster.nodes.schedulable >= 3',
                message:
                  'needs 3 nodes that take pods, has ${cluster.nodes.schedulable}',
              },
            ],
          },
        ],
      },
    },
  );
  await eventually(
    'it is not promised',
    async () => (await verdict()) === 'False',
  );
  assert.equal(await shown(), '0/1');
  const described = await cluster.kubectl([
    'describe',
    'csoffering',
    'postgresql',
  ]);
  assert.match(described, /needs 3 nodes that take pods, has 1/);

  await cluster.waitFor<ClusterServiceOffering>(
    clusterServiceOfferings,
    { name: 'postgresql' },
    ({ status }) => status?.plans?.[0]?.availability?.free === 1,
  );

  await addNode('two');
  await addNode('three');
  await eventually('it is promised', async () => (await verdict()) === 'True', {
    timeoutMs: shownWithinMs,
    everyMs: 50,
  });
  assert.equal(await shown(), '1/1');

  await cluster.kubectl(['cordon', 'three']);
  await eventually(
    'it is withdrawn',
    async () => (await verdict()) === 'False',
    {
      timeoutMs: shownWithinMs,
      everyMs: 50,
    },
  );
  assert.equal(await shown(), '0/1');
  assert.match(
    await cluster.kubectl(['describe', 'csoffering', 'postgresql']),
    /needs 3 nodes that take pods, has 2/,
  );
});
