import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  resourceTypes,
  type ClusterInfrastructure,
} from '@services-toolkit/kubernetes-api';
import { silentLogger } from '@services-toolkit/kubernetes-runtime';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import { eventually } from '@services-toolkit/test-support';
import { createControllers } from '../../../process/createControllers';
import type { Node } from '../kinds/Node';
import { offeringsPart } from '../part';

const { nodes } = builtinResourceTypes;
const { clusterInfrastructures } = resourceTypes;
const total = 10_000;
const day = Date.parse('2026-01-01T00:00:00Z');

const aNode = (index: number, heartbeat = 0): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: `node-${index}`,
    labels: { 'topology.kubernetes.io/zone': `zone-${index % 3}` },
  },
  status: {
    conditions: [
      {
        ...{ lastHeartbeatTime: new Date(day + heartbeat).toISOString() },
        ...{ type: 'Ready', status: 'True' },
      },
    ],
    nodeInfo: { architecture: 'amd64', kubeletVersion: 'v1.36.2' },
  },
});

/** The part alone, on a cluster of ten thousand nodes. */
async function aLargeCluster() {
  const client = new InMemoryKubernetes();
  client.request = async <T>() => ({ gitVersion: 'v1.36.2' } as T);
  for (let index = 0; index < total; index++) {
    await client.create(nodes, aNode(index));
  }
  let runs = 0;
  const { runner } = createControllers({
    ...{ client, leaseNamespace: 'leases', logger: silentLogger },
    parts: [offeringsPart],
    onOutcome: (_, __, ___, name) => {
      runs += name === 'ClusterInfrastructure' ? 1 : 0;
    },
  });
  const stop = new AbortController();
  const running = runner.run(stop.signal);
  const infrastructure = () =>
    client.peek<ClusterInfrastructure>(clusterInfrastructures)[0];
  await eventually('the facts are told', () => {
    const one = infrastructure();
    return one !== undefined && isReady(one);
  });
  return {
    ...{ client, infrastructure, runs: () => runs },
    async stop() {
      stop.abort();
      await running;
    },
  };
}

test('of ten thousand nodes a heartbeat wakes nobody, and a wave of changes is few writes', async () => {
  const { client, infrastructure, runs, stop } = await aLargeCluster();
  try {
    assert.deepEqual(infrastructure()?.status?.nodes, {
      ...{ total, ready: total, schedulable: total },
      zones: ['zone-0', 'zone-1', 'zone-2'],
      ...{ architectures: ['amd64'], kubeletVersions: ['1.36.2'] },
    });
    // What was created and written has been heard of.
    await delay(300);
    const before = runs();
    for (let index = 0; index < 1_000; index++) {
      await client.update(nodes, aNode(index, index));
    }
    await delay(300);
    assert.equal(runs(), before);

    const { version } = client;
    const cordoned = 500;
    for (let index = 0; index < cordoned; index++) {
      await client.update(nodes, {
        ...aNode(index),
        spec: { unschedulable: true },
      });
    }
    await eventually(
      'the cordoned ones are told',
      () => infrastructure()?.status?.nodes?.schedulable === total - cordoned,
    );
    const statuses = client.version - version - cordoned;
    assert.ok(statuses <= 10, `${statuses} writes for one wave`);
  } finally {
    await stop();
  }
});
