import { type Lease } from '@services-toolkit/claims';
import {
  annotations,
  type ClusterInstanceClass,
  type ClusterInstanceClassSpec,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { aPolicy as policyFor } from '@services-toolkit/test-support';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

/** A kind of instances for tests, as an operator would bring it. */
export const databaseType: ResourceType = {
  group: 'apiserver.test',
  version: 'v1',
  kind: 'Database',
  plural: 'databases',
  namespaced: true,
};

export interface Database extends KubernetesObject {
  status?: { binding?: { name: string } };
}

/** A database that can be claimed: with the name of its Secret in its status. */
export function aDatabase(
  namespace: string,
  name: string,
  labels: Record<string, string> = {},
): Database {
  return {
    apiVersion: 'apiserver.test/v1',
    kind: 'Database',
    metadata: { namespace, name, labels },
    status: { binding: { name: `${name}-credentials` } },
  };
}

/** A class as its controller leaves it. */
export function aClass(
  name: string,
  spec: Partial<ClusterInstanceClassSpec> = {
    pool: { group: 'apiserver.test', kind: 'Database' },
  },
  ready: 'True' | 'False' = 'True',
): ClusterInstanceClass {
  return {
    apiVersion,
    kind: 'ClusterInstanceClass',
    metadata: { name },
    spec,
    status: {
      conditions: [
        {
          type: 'Ready',
          status: ready,
          reason: ready === 'True' ? 'Ready' : 'PooledResourceNotFound',
          message: ready === 'True' ? '' : 'The cluster serves no such kind',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
    },
  };
}

/** What lets claims of other namespaces have the databases of this one. */
export const aPolicy = (namespace: string, consumingNamespaces: string[]) =>
  policyFor(namespace, consumingNamespaces, {
    group: 'apiserver.test',
    kind: 'Database',
  });

/** What says that a claim holds a database. */
export function aLease(name: string, { metadata }: Database): Lease {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name: `claim-${name}`,
      namespace: 'services-toolkit',
      annotations: {
        [annotations.resourceUid]: metadata.uid ?? '',
        [annotations.leasedResource]: JSON.stringify({
          apiVersion: 'apiserver.test/v1',
          kind: 'Database',
          name: metadata.name,
          namespace: metadata.namespace,
        }),
      },
    },
    spec: { holderIdentity: 'somewhere/claim/uid-of-the-claim' },
  };
}
