import {
  claimedIdentities,
  claimedKeys,
  groupOf,
  type Lease,
  leaseIndexers,
  referencesOf,
  resolvedClassName,
} from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  getCondition,
  labels,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type ClusterResourceProvisionTemplate,
  type KubernetesObject,
  type ResourceClaim,
  type ResourceClaimPolicy,
  type ResourceClassAccessBinding,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  type Informer,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import type {
  ClusterRole,
  ClusterRoleBinding,
} from './access/ClassAccessGrant';
import {
  transformSecret,
  type TransformedSecret,
} from './resourceClaims/intactCopy';
import { leaseNameOf } from './rules/claimLease';
import { groupOfDefinition } from '../../runtime/groupOfDefinition';
import { isSettled } from './rules/isSettled';
import { transformClassClaim } from './rules/transformClassClaim';
import { transformPolicy } from './rules/transformPolicy';
import { transformResourceClaim } from './rules/transformResourceClaim';
import { classClaimOwner, ownerKey, resourceClaimOwner } from './rules/owners';

/** The kinds that are followed from start to end. Pools' kinds come and go: see ResourceWatches. */
export interface Informers {
  classes: Informer<ClusterInstanceClass>;
  templates: Informer<ClusterResourceProvisionTemplate>;
  accessBindings: Informer<ResourceClassAccessBinding>;
  /** Those that were made for a ResourceClassAccessBinding. */
  accessRoles: Informer<ClusterRole>;
  accessRoleBindings: Informer<ClusterRoleBinding>;
  classClaims: Informer<ClassClaim>;
  resourceClaims: Informer<ResourceClaim>;
  policies: Informer<ResourceClaimPolicy>;
  /** Those in the controllers' own namespace. */
  leases: Informer<Lease>;
  /** Metadata only. */
  secrets: Informer<TransformedSecret>;
  /** Metadata only. */
  customResourceDefinitions: Informer<KubernetesObject>;
}

const resourceClaimIndexers = {
  uid: ({ metadata }: ResourceClaim) => [metadata.uid ?? ''],
  /** By namespace and UID of the ClassClaim that it says controls it. */
  owner: (claim: ResourceClaim) => {
    const owner = classClaimOwner(claim);
    return owner ? [ownerKey(claim.metadata.namespace, owner.uid)] : [];
  },
  /** By namespace and name of that ClassClaim. */
  ownerName: (claim: ResourceClaim) => {
    const owner = classClaimOwner(claim);
    return owner ? [`${claim.metadata.namespace}/${owner.name}`] : [];
  },
  resource: claimedKeys,
  lease: (claim: ResourceClaim) => claimedIdentities(claim).map(leaseNameOf),
  resourceKind: (claim: ResourceClaim) =>
    claimedIdentities(claim).map(one => subjectKey(one.namespace, one)),
  resourceGroup: (claim: ResourceClaim) =>
    referencesOf(claim).map(({ apiVersion }) => groupOf(apiVersion)),
};

/** All of them, with the indexes that tell who has to look again when something changes. */
export function createInformers(options: {
  client: KubernetesClient;
  leaseNamespace: string;
  logger: Logger;
}): Informers {
  const { client, leaseNamespace, logger } = options;
  const common = { client, logger };
  return {
    classes: createInformer<ClusterInstanceClass>({
      ...common,
      type: resourceTypes.clusterInstanceClasses,
      indexers: {
        group: ({ spec }) => (spec.pool ? [spec.pool.group ?? ''] : []),
        kind: ({ spec }) =>
          spec.pool ? [`${spec.pool.group ?? ''}/${spec.pool.kind}`] : [],
      },
    }),
    templates: createInformer<ClusterResourceProvisionTemplate>({
      ...common,
      type: resourceTypes.clusterResourceProvisionTemplates,
    }),
    accessBindings: createInformer<ResourceClassAccessBinding>({
      ...common,
      type: resourceTypes.resourceClassAccessBindings,
    }),
    accessRoles: createInformer<ClusterRole>({
      ...common,
      type: builtinResourceTypes.clusterRoles,
      labelSelector: labels.accessBindingUid,
    }),
    accessRoleBindings: createInformer<ClusterRoleBinding>({
      ...common,
      type: builtinResourceTypes.clusterRoleBindings,
      labelSelector: labels.accessBindingUid,
    }),
    classClaims: createInformer<ClassClaim>({
      ...common,
      type: resourceTypes.classClaims,
      keep: transformClassClaim,
      indexers: {
        uid: ({ metadata }) => [metadata.uid ?? ''],
        unsettledByClass: claim =>
          isSettled(claim) ? [] : [resolvedClassName(claim) ?? ''],
        waitingByClass: claim =>
          !isSettled(claim) && isWaiting(claim)
            ? [resolvedClassName(claim) ?? '']
            : [],
      },
    }),
    resourceClaims: createInformer<ResourceClaim>({
      ...common,
      type: resourceTypes.resourceClaims,
      keep: transformResourceClaim,
      indexers: resourceClaimIndexers,
    }),
    policies: createInformer<ResourceClaimPolicy>({
      ...common,
      type: resourceTypes.resourceClaimPolicies,
      keep: transformPolicy,
      indexers: {
        subject: ({ metadata, spec }) => [
          subjectKey(metadata.namespace, {
            group: '',
            kind: '',
            ...(spec.subject ?? spec),
          }),
        ],
      },
    }),
    leases: createInformer<Lease>({
      ...common,
      type: builtinResourceTypes.leases,
      namespace: leaseNamespace,
      indexers: leaseIndexers,
    }),
    secrets: createInformer({
      ...common,
      type: builtinResourceTypes.secrets,
      metadataOnly: true,
      keep: transformSecret,
      indexers: {
        /** By namespace and UID of the ResourceClaim that it says controls it. */
        owner: secret => {
          const owner = resourceClaimOwner(secret);
          return owner ? [ownerKey(secret.metadata.namespace, owner.uid)] : [];
        },
      },
    }),
    customResourceDefinitions: createInformer({
      ...common,
      type: builtinResourceTypes.customResourceDefinitions,
      metadataOnly: true,
      indexers: { group: definition => [definedGroup(definition)] },
    }),
  };
}

/** How policies are indexed, and what they can be about: one kind in one namespace. */
export function subjectKey(
  namespace: string | undefined,
  { group, kind }: { group: string; kind: string },
): string {
  return `${namespace}/${group}/${kind}`;
}

/** The group that a CustomResourceDefinition is about. */
export function definedGroup({ metadata }: KubernetesObject): string {
  return groupOfDefinition(metadata.name ?? '');
}

/** Whether a claim has found no instance in its pool. */
function isWaiting({ status }: ClassClaim): boolean {
  return (
    getCondition(status?.conditions, 'Ready')?.reason === 'NoClaimableInstances'
  );
}
