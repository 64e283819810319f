import type { ClusterInfrastructureStatus } from '@services-toolkit/kubernetes-api';
import type { FactReading } from '../FactReading';

type CniFact = NonNullable<ClusterInfrastructureStatus['cni']>;

/**
 * The network plugins that can be told, by a CustomResourceDefinition that they bring. All of them enforce NetworkPolicies.
 * Others have none, or leave open whether they do: that they are there is unknown.
 */
const definitionsOf = {
  antrea: ['antreaagentinfos.crd.antrea.io'],
  calico: ['ippools.crd.projectcalico.org', 'ippools.projectcalico.org'],
  cilium: ['ciliumnodes.cilium.io'],
  'kube-ovn': ['subnets.kubeovn.io'],
  'openshift-sdn': ['netnamespaces.network.openshift.io'],
  'ovn-kubernetes': ['egressips.k8s.ovn.org'],
} as const satisfies Record<string, readonly string[]>;

/** The CustomResourceDefinitions by which plugins are told. */
export const cniDefinitions: ReadonlySet<string> = new Set(
  Object.values(definitionsOf).flat(),
);

/** Which network plugin there is, by what is defined. */
export function cniFact(
  isDefined: (definition: string) => boolean,
): FactReading<CniFact> {
  const found = Object.entries(definitionsOf).flatMap(([name, definitions]) =>
    definitions.some(isDefined) ? [name] : [],
  );
  const [name, ...others] = found;
  if (name === undefined) {
    return {
      kind: 'untold',
      message:
        'no CustomResourceDefinition of a network plugin that can be told is installed',
    };
  }
  return others.length === 0
    ? { kind: 'known', value: { name, networkPolicy: true } }
    : {
        kind: 'untold',
        message: `CustomResourceDefinitions of ${found.join(
          ' and ',
        )} are installed, and which of them is in use cannot be told. Delete those of the one that is gone`,
      };
}
