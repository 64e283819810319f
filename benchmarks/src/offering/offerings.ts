import type {
  ClusterServiceOffering,
  ClusterServiceOfferingSpec,
} from '@services-toolkit/kubernetes-api';

type Guarantee = NonNullable<
  ClusterServiceOfferingSpec['qualityOfService']
>[number];

const expressions = [
  (index: number) => `cluster.nodes.schedulable >= ${3 + (index % 500)}`,
  (index: number) => `cluster.nodes.zones.size() >= ${1 + (index % 3)}`,
  (index: number) =>
    `cluster.nodes.architectures.exists(a, a == 'amd64') && ${index} >= 0`,
  (index: number) =>
    `cluster.nodes.ready * 10 >= cluster.nodes.total * 9 && ${index} >= 0`,
  (index: number) =>
    `cluster.nodes.kubeletVersions.all(v, semver(v).isGreaterThan(semver('1.${
      20 + (index % 10)
    }.0')))`,
];

/** Guarantees of each offering. */
export const promises = expressions.length;

/** No two offerings require the same. */
export function guaranteesOf(index: number): Guarantee[] {
  return expressions.map((expression, which) => ({
    name: `guarantee-${which}`,
    title: `Guarantee ${which}`,
    requires: [
      {
        expression: expression(index),
        message: 'has ${cluster.nodes.schedulable} nodes that take pods',
      },
    ],
  }));
}

export function anOffering(
  index: number,
  className: string,
): ClusterServiceOffering {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterServiceOffering',
    metadata: { name: `bench-${index}` },
    spec: {
      displayName: `Service ${index}`,
      type: 'postgresql',
      version: `${1 + (index % 20)}.0`,
      plans: [{ name: 'small', classRef: { name: className } }],
      qualityOfService: guaranteesOf(index),
    },
  };
}
