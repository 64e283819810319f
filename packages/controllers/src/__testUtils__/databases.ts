import {
  annotations,
  resourceTypes,
  type ClusterInstanceClass,
  type KubernetesObject,
  type LabelSelector,
  type ResourceClaimPolicy,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { aPolicy as policyFor } from '@services-toolkit/test-support';

export {
  aClaim,
  aClaimByNeed,
  anOffering,
  aResourceClaim,
  aSecret,
  definitionOf,
  readerRole,
} from '@services-toolkit/test-support';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

/** As the admission policy records who has requested a claim: somebody who may do everything. */
export const requestedByAdmin = {
  [annotations.requestedBy]: 'tester',
  [annotations.requestedByGroups]: '["system:masters"]',
};

/** A kind of instances for tests, as an operator would bring it. */
export const databaseType: ResourceType = {
  group: 'controllers.test',
  version: 'v1',
  kind: 'Database',
  plural: 'databases',
  namespaced: true,
};

export interface Database extends KubernetesObject {
  status?: { binding?: { name: string } };
}

export function aDatabase(
  namespace: string,
  name: string,
  labels?: Record<string, string>,
): Database {
  return {
    apiVersion: 'controllers.test/v1',
    kind: 'Database',
    metadata: { namespace, name, ...(labels && { labels }) },
  };
}

export function aPoolClass(
  name: string,
  pool: Partial<ClusterInstanceClass['spec']['pool']> & {
    labelSelector?: LabelSelector;
  } = {},
): ClusterInstanceClass {
  return {
    apiVersion,
    kind: 'ClusterInstanceClass',
    metadata: { name },
    spec: {
      description: { short: 'A database from the pool' },
      pool: { group: 'controllers.test', kind: 'Database', ...pool },
    },
  };
}

/** What lets claims of other namespaces have the databases of this one, or instances of another kind. */
export const aPolicy = (
  namespace: string,
  consumingNamespaces: string[],
  subject: ResourceClaimPolicy['spec']['subject'] = {
    group: 'controllers.test',
    kind: 'Database',
  },
) => policyFor(namespace, consumingNamespaces, subject);

export const {
  classClaims,
  clusterInstanceClasses,
  clusterServiceOfferings,
  resourceClaims,
  resourceClaimPolicies,
} = resourceTypes;
