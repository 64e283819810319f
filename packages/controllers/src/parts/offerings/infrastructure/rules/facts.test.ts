import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { now } from '../../../../__testUtils__/stored';
import type {
  ClusterServiceVersion,
  LoadBalancer,
  StorageClass,
} from '../../kinds/factObjects';
import {
  transformClusterServiceVersion,
  transformHelmDeployment,
  transformLoadBalancer,
  transformStorageClass,
} from '../../kinds/transformFacts';
import { WaitingServices } from '../WaitingServices';
import { cniFact } from './cniFact';
import { loadBalancersFact } from './loadBalancersFact';
import { operatorsFact } from './operatorsFact';
import { storageClassesFact } from './storageClassesFact';

const aStorageClass = (
  name: string,
  provisioner: string,
  rest: Partial<StorageClass> = {},
): StorageClass =>
  transformStorageClass({
    ...{ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', provisioner },
    metadata: { name },
    ...rest,
  });

test('storage classes are told by name, with their defaults, and with snapshots where a snapshot class has their driver', () => {
  const snapshotClass = {
    ...{
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
    },
    ...{ metadata: { name: 'any' }, driver: 'csi.example.org' },
  };
  assert.deepEqual(
    storageClassesFact(
      [
        aStorageClass('slow', 'example.org/local', {
          volumeBindingMode: 'WaitForFirstConsumer',
        }),
        aStorageClass('fast', 'csi.example.org', {
          allowVolumeExpansion: true,
          metadata: {
            name: 'fast',
            annotations: {
              'storageclass.kubernetes.io/is-default-class': 'true',
            },
          },
        }),
      ],
      [snapshotClass],
    ),
    [
      {
        ...{ name: 'fast', provisioner: 'csi.example.org', default: true },
        ...{ allowVolumeExpansion: true, volumeBindingMode: 'Immediate' },
        snapshots: true,
      },
      {
        ...{ name: 'slow', provisioner: 'example.org/local', default: false },
        allowVolumeExpansion: false,
        volumeBindingMode: 'WaitForFirstConsumer',
        snapshots: false,
      },
    ],
  );
});

test('of many storage classes a status holds 64', () => {
  const many = Array.from({ length: 100 }, (_, index) =>
    aStorageClass(`class-${index}`, 'example.org/local'),
  );
  assert.equal(storageClassesFact(many, []).length, 64);
});

const definitions: [names: string[], known: string | RegExp][] = [
  [['ippools.crd.projectcalico.org'], 'calico'],
  [['ippools.projectcalico.org', 'ippools.crd.projectcalico.org'], 'calico'],
  [['ciliumnodes.cilium.io', 'things.example.org'], 'cilium'],
  [['antreaagentinfos.crd.antrea.io'], 'antrea'],
  [['subnets.kubeovn.io'], 'kube-ovn'],
  [['egressips.k8s.ovn.org'], 'ovn-kubernetes'],
  [['netnamespaces.network.openshift.io'], 'openshift-sdn'],
  [['things.example.org'], /no CustomResourceDefinition of a network plugin/],
  [
    ['ciliumnodes.cilium.io', 'ippools.crd.projectcalico.org'],
    /of calico and cilium .* Delete those of the one that is gone/,
  ],
];
for (const [names, expected] of definitions) {
  test(`the network plugin by ${names.join(' and ')}`, () => {
    const fact = cniFact(name => names.includes(name));
    if (typeof expected === 'string') {
      assert.deepEqual(fact, {
        kind: 'known',
        value: { name: expected, networkPolicy: true },
      });
    } else {
      assert.match(fact.kind === 'untold' ? fact.message : '', expected);
    }
  });
}

const aService = (
  name: string,
  ingress: { ip: string }[] = [],
  loadBalancerClass?: string,
): LoadBalancer =>
  transformLoadBalancer({
    ...{ apiVersion: 'v1', kind: 'Service', metadata: { name } },
    spec: { ...(loadBalancerClass && { loadBalancerClass }) },
    status: { loadBalancer: { ingress } },
  });
const fiveMinutes = 300_000;
const ip = [{ ip: '192.0.2.1' }];

const balancers: [
  title: string,
  services: LoadBalancer[],
  waited: number,
  published: boolean | undefined,
  expected: boolean | undefined,
][] = [
  ['none tells nothing', [], 0, undefined, undefined],
  ['an address tells that there are', [aService('a', ip)], 0, undefined, true],
  [
    'one that waits tells nothing yet',
    [aService('a')],
    ...([fiveMinutes - 1, undefined, undefined] as const),
  ],
  [
    'one that has waited for long tells that there are none',
    [aService('a')],
    ...([fiveMinutes, undefined, false] as const),
  ],
  [
    'an address counts more than what waits',
    [aService('a'), aService('b', ip)],
    ...([fiveMinutes, undefined, true] as const),
  ],
  [
    'one that waits still when the controllers start again leaves it as it was',
    [aService('a')],
    ...([0, false, false] as const),
  ],
  [
    'one that has lost its address tells nothing at first',
    [aService('a')],
    ...([0, true, undefined] as const),
  ],
  [
    'one of a class of its own may wait for ever',
    [aService('a', [], 'example.org/nobody')],
    ...([fiveMinutes, undefined, undefined] as const),
  ],
];
for (const [title, services, waited, published, expected] of balancers) {
  test(`load balancers: ${title}`, () => {
    const fact = loadBalancersFact(services, () => waited, published);
    assert.equal(fact.kind === 'known' ? fact.value : undefined, expected);
    assert.equal(fact.kind, expected === undefined ? 'untold' : 'known');
  });
}

test('how long a Service waits is counted from when it is seen waiting, and anew when it has had an address', () => {
  let ms = now.getTime();
  const waiting = new WaitingServices(() => new Date(ms));
  waiting.note([aService('a')]);
  ms += 200_000;
  waiting.note([aService('a'), aService('b')]);
  assert.equal(waiting.waitedMs(aService('a')), 200_000);
  assert.equal(waiting.waitedMs(aService('b')), 0);
  assert.equal(waiting.lookAgainAfterMs, 100_000);
  ms += 100_000;
  assert.equal(waiting.waitedMs(aService('a')), fiveMinutes);
  assert.equal(waiting.lookAgainAfterMs, 200_000);
  waiting.note([aService('a', ip)]);
  assert.equal(waiting.lookAgainAfterMs, undefined);
  waiting.note([aService('a')]);
  assert.equal(waiting.waitedMs(aService('a')), 0);
});

const aServiceVersion = (
  name: string,
  version: string | undefined,
  labels: Record<string, string> = {},
  phase = 'Succeeded',
): ClusterServiceVersion =>
  transformClusterServiceVersion({
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'ClusterServiceVersion',
    metadata: { name, labels },
    spec: { ...(version && { version }), ...{ icon: [{}] } },
    status: { phase },
  });

const ofChart = (chart: string): KubernetesObject =>
  transformHelmDeployment({
    ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
    metadata: { name: chart, labels: { 'helm.sh/chart': chart, other: 'x' } },
  });

test('operators are told once each, with the version that they say', () => {
  assert.deepEqual(
    operatorsFact(
      [
        aServiceVersion('cloudnative-pg.v1.24.1', '1.24.1', {
          'operators.coreos.com/cloudnative-pg.cnpg-system': '',
          other: 'x',
        }),
        aServiceVersion('rabbitmq.v2.0.0-rc.1', '2.0.0-rc.1'),
        aServiceVersion('odd', '3.0.0'),
        aServiceVersion('bare', undefined),
        aServiceVersion('broken.v1.0.0', '1.0.0', {}, 'Failed'),
      ],
      [
        ofChart('cert-manager-v1.16.2'),
        ofChart('cert-manager-v1.16.2'),
        ofChart('my-2-operator-0.3.0-beta.1_build.5'),
        ofChart('nameless'),
      ],
    ),
    [
      { name: 'bare' },
      { name: 'cert-manager', version: '1.16.2' },
      { name: 'cloudnative-pg', version: '1.24.1' },
      { name: 'my-2-operator', version: '0.3.0-beta.1+build.5' },
      { name: 'nameless' },
      { name: 'odd', version: '3.0.0' },
      { name: 'rabbitmq', version: '2.0.0-rc.1' },
    ],
  );
});

test('of many operators a status holds 128', () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    ofChart(`operator-${index}-1.0.0`),
  );
  assert.equal(operatorsFact([], many).length, 128);
});
