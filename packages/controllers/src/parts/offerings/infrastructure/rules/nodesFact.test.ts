import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameFact } from '../../kinds/isSameFact';
import type { Node } from '../../kinds/Node';
import { transformNode, zoneLabel } from '../../kinds/transformNode';
import { nodesFact } from './nodesFact';

/** A node as a kubelet writes it, with all that nobody needs. */
function aNode(
  name: string,
  {
    ready = 'True',
    spec = {},
    zone = 'a',
    deleted = false,
    heartbeat = '2026-01-01T12:00:00Z',
  }: {
    ready?: string;
    spec?: Node['spec'];
    zone?: string;
    deleted?: boolean;
    heartbeat?: string;
  } = {},
): Node {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      uid: `uid-of-${name}`,
      resourceVersion: heartbeat,
      labels: { [zoneLabel]: zone, 'kubernetes.io/hostname': name },
      annotations: { 'volumes.kubernetes.io/controller-managed': 'true' },
      ...(deleted && { deletionTimestamp: '2026-01-01T12:00:00Z' }),
    },
    spec,
    status: {
      conditions: [
        { type: 'MemoryPressure', status: 'False' },
        { ...{ lastHeartbeatTime: heartbeat }, type: 'Ready', status: ready },
      ],
      nodeInfo: { architecture: 'amd64', kubeletVersion: 'v1.36.2' },
      ...{ images: [{ names: ['a', 'b'], sizeBytes: 1 }] },
    },
  };
}

const taint = (key: string, effect = 'NoSchedule') => ({
  taints: [{ key, effect }],
});

const rows: [title: string, node: Node, ready: number, schedulable: number][] =
  [
    ['one that is ready', aNode('a'), 1, 1],
    ['one that is not', aNode('a', { ready: 'False' }), 0, 0],
    ['one that nobody hears of', aNode('a', { ready: 'Unknown' }), 0, 0],
    [
      'one that is cordoned',
      aNode('a', { spec: { unschedulable: true } }),
      1,
      0,
    ],
    ['one that is being deleted', aNode('a', { deleted: true }), 1, 0],
    [
      'one that no node controller has untainted yet',
      aNode('a', { spec: taint('node.kubernetes.io/not-ready') }),
      ...[1, 1],
    ],
    [
      'one of the control plane',
      aNode('a', { spec: taint('node-role.kubernetes.io/control-plane') }),
      ...[1, 0],
    ],
    [
      'one that its cloud provider has not initialised',
      aNode('a', {
        spec: taint('node.cloudprovider.kubernetes.io/uninitialized'),
      }),
      ...[1, 0],
    ],
    [
      'one that pods are driven from',
      aNode('a', { spec: taint('maintenance', 'NoExecute') }),
      ...[1, 0],
    ],
    [
      'one that pods had better avoid',
      aNode('a', { spec: taint('maintenance', 'PreferNoSchedule') }),
      ...[1, 1],
    ],
  ] as [string, Node, number, number][];
for (const [title, node, ready, schedulable] of rows) {
  test(`${title} counts as such`, () => {
    const fact = nodesFact([transformNode(node)]);
    assert.deepEqual(
      [fact.total, fact.ready, fact.schedulable],
      [1, ready, schedulable],
    );
  });
}

test('zones, architectures and versions are those of nodes that take pods, each once and in order', () => {
  const fact = nodesFact([
    aNode('a', { zone: 'b' }),
    aNode('b', { zone: 'a' }),
    aNode('c', { zone: 'a' }),
    aNode('d', { zone: 'c', ready: 'False' }),
  ]);
  assert.deepEqual(fact, {
    ...{ total: 4, ready: 3, schedulable: 3, zones: ['a', 'b'] },
    ...{ architectures: ['amd64'], kubeletVersions: ['1.36.2'] },
  });
});

test('of many zones a status holds 64', () => {
  const nodes = Array.from({ length: 100 }, (_, index) =>
    aNode(`n-${index}`, { zone: `zone-${index}` }),
  );
  assert.equal(nodesFact(nodes).zones?.length, 64);
});

test('a heartbeat changes nothing, and whatever the fact is made of does', () => {
  const change = (node: Node) =>
    isSameFact({
      type: 'modified',
      old: transformNode(aNode('a')),
      object: transformNode(node),
    });
  assert.equal(change(aNode('a', { heartbeat: '2026-01-01T12:00:10Z' })), true);
  assert.equal(change(aNode('a', { ready: 'Unknown' })), false);
  assert.equal(change(aNode('a', { spec: { unschedulable: true } })), false);
  assert.equal(change(aNode('a', { zone: 'b' })), false);
});
