import {
  claimedKeys,
  leaseIndexers,
  type Lease,
} from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  resourceTypes,
  type ClusterInstanceClass,
  type ResourceClaim,
  type ResourceClaimPolicy,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  type Informer,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';

/** What every answer depends on, whatever the class: followed from start to end, so that no query costs a LIST. */
export interface Informers {
  classes: Informer<ClusterInstanceClass>;
  resourceClaims: Informer<ResourceClaim>;
  policies: Informer<ResourceClaimPolicy>;
  /** Those in the controllers' namespace: who holds what. */
  leases: Informer<Lease>;
}

/** All of them; of claims, of which there may be many, only what says which resource they are about is kept. */
export function createInformers(options: {
  client: KubernetesClient;
  leaseNamespace: string;
  logger: Logger;
}): Informers {
  const { leaseNamespace, ...common } = options;
  return {
    classes: createInformer<ClusterInstanceClass>({
      ...common,
      type: resourceTypes.clusterInstanceClasses,
    }),
    resourceClaims: createInformer<ResourceClaim>({
      ...common,
      type: resourceTypes.resourceClaims,
      transform: withoutTexts,
      indexers: { resource: claimedKeys },
    }),
    policies: createInformer<ResourceClaimPolicy>({
      ...common,
      type: resourceTypes.resourceClaimPolicies,
    }),
    leases: createInformer<Lease>({
      ...common,
      type: builtinResourceTypes.leases,
      namespace: leaseNamespace,
      indexers: leaseIndexers,
    }),
  };
}

function withoutTexts(claim: ResourceClaim): ResourceClaim {
  const { metadata, status } = claim;
  const { labels: _, annotations: __, ...rest } = metadata;
  return {
    ...claim,
    metadata: rest,
    ...(status && { status: { ...status, conditions: [] } }),
  };
}
