import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';

const { nodes } = builtinResourceTypes;
const zones = ['a', 'b', 'c'];

const nameOf = (index: number) => `node-${index}`;

/** A node that takes pods, as large as its kubelet makes it: what nobody needs of it is most of it. */
export async function addNode(
  client: KubernetesClient,
  index: number,
): Promise<void> {
  const node: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: nameOf(index),
      labels: {
        'topology.kubernetes.io/zone': zones[index % zones.length] ?? '',
      },
    },
  };
  await client.create(nodes, node);
  await client.patch(
    nodes,
    { name: nameOf(index) },
    {
      status: {
        conditions: [readyAt(new Date())],
        images: Array.from({ length: 50 }, (_, image) => ({
          names: [`registry.example.org/team/image-${image}:1.${index}`],
          sizeBytes: 1_000_000 + image,
        })),
        nodeInfo: {
          ...{
            machineID: '',
            systemUUID: '',
            bootID: '',
            kernelVersion: '6.12',
          },
          ...{ osImage: '', containerRuntimeVersion: '', kubeProxyVersion: '' },
          ...{ operatingSystem: 'linux', architecture: 'amd64' },
          kubeletVersion: 'v1.36.2',
        },
      },
    },
    { type: 'merge', subresource: 'status' },
  );
}

export async function cordon(
  client: KubernetesClient,
  index: number,
  isCordoned: boolean,
): Promise<void> {
  await client.patch(
    nodes,
    { name: nameOf(index) },
    { spec: { unschedulable: isCordoned || null } },
    { type: 'merge' },
  );
}

/** What a kubelet writes when nothing has happened. */
export async function heartbeat(
  client: KubernetesClient,
  index: number,
): Promise<void> {
  await client.patch(
    nodes,
    { name: nameOf(index) },
    { status: { conditions: [readyAt(new Date())] } },
    { type: 'merge', subresource: 'status' },
  );
}

function readyAt(time: Date) {
  return {
    ...{ type: 'Ready', status: 'True', reason: 'KubeletReady' },
    lastHeartbeatTime: time.toISOString(),
  };
}
