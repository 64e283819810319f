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
  type ClusterServiceOffering,
  type KubernetesObject,
  type ResourceClaim,
  type ResourceClaimPolicy,
  type ResourceClassAccessBinding,
} from '@services-toolkit/kubernetes-api';
import { objectKey, type Informer } from '@services-toolkit/kubernetes-runtime';
import type { Cluster } from '../../../runtime/Cluster';
import type { FollowedKind } from '../../../runtime/watches/FollowedKind';
import type { ClusterRole, ClusterRoleBinding } from './ClassAccessGrant';
import { transformSecret, type TransformedSecret } from './intactCopy';
import { leaseNameOf } from '../rules/claimLease';
import { isSettled } from '../rules/isSettled';
import { promisedBy } from '../rules/promisedBy';
import { transformClassClaim } from './transformClassClaim';
import { transformLease } from './transformLease';
import { transformOffering } from './transformOffering';
import { transformPolicy } from './transformPolicy';
import { transformResourceClaim } from './transformResourceClaim';
import { classClaimOwner, ownerKey, resourceClaimOwner } from '../rules/owners';

/** The kinds that are followed from start to end. Pools' kinds come and go: see ResourceWatches. */
export interface ClaimKinds {
  classes: FollowedKind<ClusterInstanceClass>;
  templates: FollowedKind<ClusterResourceProvisionTemplate>;
  accessBindings: FollowedKind<ResourceClassAccessBinding>;
  /** Those that were made for a ResourceClassAccessBinding. */
  accessRoles: FollowedKind<ClusterRole>;
  accessRoleBindings: FollowedKind<ClusterRoleBinding>;
  /** What claims by need choose from. */
  offerings: FollowedKind<ClusterServiceOffering>;
  classClaims: FollowedKind<ClassClaim>;
  resourceClaims: FollowedKind<ResourceClaim>;
  policies: FollowedKind<ResourceClaimPolicy>;
  /** Those in the controllers' own namespace. */
  leases: FollowedKind<Lease>;
  /** Metadata only. */
  secrets: FollowedKind<TransformedSecret>;
}

/** The same as controllers see them: what they know of each kind, whether it is there or not. */
export type Informers = {
  [TKind in keyof ClaimKinds]: ClaimKinds[TKind] extends FollowedKind<infer T>
    ? Informer<T>
    : never;
} & {
  /** Metadata only. */
  customResourceDefinitions: Informer<KubernetesObject>;
};

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
    const { namespace = '' } = claim.metadata;
    return owner
      ? [objectKey({ metadata: { namespace, name: owner.name } })]
      : [];
  },
  resource: claimedKeys,
  lease: (claim: ResourceClaim) => claimedIdentities(claim).map(leaseNameOf),
  resourceKind: (claim: ResourceClaim) =>
    claimedIdentities(claim).map(one => subjectKey(one.namespace, one)),
  resourceGroup: (claim: ResourceClaim) =>
    referencesOf(claim).map(({ apiVersion }) => groupOf(apiVersion)),
};

/** All of them, with the indexes that tell who has to look again when something changes. */
export function followClaimKinds(
  cluster: Cluster,
  leaseNamespace: string,
): ClaimKinds {
  return {
    classes: cluster.defined<ClusterInstanceClass>({
      type: resourceTypes.clusterInstanceClasses,
      indexers: {
        group: ({ spec }) => (spec.pool ? [spec.pool.group ?? ''] : []),
        kind: ({ spec }) =>
          spec.pool ? [`${spec.pool.group ?? ''}/${spec.pool.kind}`] : [],
      },
    }),
    templates: cluster.defined<ClusterResourceProvisionTemplate>({
      type: resourceTypes.clusterResourceProvisionTemplates,
    }),
    accessBindings: cluster.defined<ResourceClassAccessBinding>({
      type: resourceTypes.resourceClassAccessBindings,
    }),
    accessRoles: cluster.builtin<ClusterRole>({
      type: builtinResourceTypes.clusterRoles,
      labelSelector: labels.accessBindingUid,
    }),
    accessRoleBindings: cluster.builtin<ClusterRoleBinding>({
      type: builtinResourceTypes.clusterRoleBindings,
      labelSelector: labels.accessBindingUid,
    }),
    offerings: cluster.defined<ClusterServiceOffering>({
      type: resourceTypes.clusterServiceOfferings,
      transform: transformOffering,
      indexers: {
        class: ({ spec }) => [
          ...new Set((spec.plans ?? []).map(plan => plan.classRef.name)),
        ],
      },
    }),
    classClaims: cluster.defined<ClassClaim>({
      type: resourceTypes.classClaims,
      transform: transformClassClaim,
      indexers: {
        uid: ({ metadata }) => [metadata.uid ?? ''],
        class: claim => [resolvedClassName(claim) ?? ''],
        unsettledByClass: claim => {
          const className = resolvedClassName(claim);
          return isSettled(claim) || className === undefined ? [] : [className];
        },
        promisedBy: claim => {
          const offering = promisedBy(claim);
          return offering === undefined ? [] : [offering];
        },
        waitingByClass: claim =>
          !isSettled(claim) && isWaiting(claim)
            ? [resolvedClassName(claim) ?? '']
            : [],
      },
    }),
    resourceClaims: cluster.defined<ResourceClaim>({
      type: resourceTypes.resourceClaims,
      transform: transformResourceClaim,
      indexers: resourceClaimIndexers,
    }),
    policies: cluster.defined<ResourceClaimPolicy>({
      type: resourceTypes.resourceClaimPolicies,
      transform: transformPolicy,
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
    leases: cluster.builtin<Lease>({
      type: builtinResourceTypes.leases,
      namespace: leaseNamespace,
      transform: transformLease,
      indexers: leaseIndexers,
    }),
    secrets: cluster.builtin({
      type: builtinResourceTypes.secrets,
      metadataOnly: true,
      transform: transformSecret,
      indexers: {
        /** By namespace and UID of the ResourceClaim that it says controls it. */
        owner: secret => {
          const owner = resourceClaimOwner(secret);
          return owner ? [ownerKey(secret.metadata.namespace, owner.uid)] : [];
        },
      },
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

/** Whether a claim has found no instance in its pool. */
function isWaiting({ status }: ClassClaim): boolean {
  return (
    getCondition(status?.conditions, 'Ready')?.reason === 'NoClaimableInstances'
  );
}
