import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { claimPermissionResourceRef } from './claimPermissionResourceRef';
import type { ClaimFilter, ClaimResource } from './claimPermissionResourceRef';

/** One predicate, for a single claim and for lists: there the parameters are looked at once, not with each claim. */
function matching<P>(apply: (claim: ClaimResource, params: P) => boolean) {
  const toQuery =
    (params: P): ClaimFilter =>
    claim =>
      apply(claim, params);
  return { apply, toQuery };
}

/**
 * Claims in one of these clusters.
 *
 * @example
 * ```ts
 * claimConditions.isInCluster({ clusters: ['workload'] })
 * ```
 */
const isInCluster = createPermissionRule({
  name: 'IS_IN_CLUSTER',
  description: 'Allow claims in the given clusters',
  resourceRef: claimPermissionResourceRef,
  paramsSchema: z.object({
    clusters: z
      .array(z.string())
      .describe('Names of clusters in the configuration'),
  }),
  ...matching<{ clusters: string[] }>((claim, { clusters }) =>
    clusters.includes(claim.cluster),
  ),
});

/**
 * Claims in one of these namespaces, whatever the cluster.
 *
 * @example
 * ```ts
 * claimConditions.isInNamespace({ namespaces: ['my-apps'] })
 * ```
 */
const isInNamespace = createPermissionRule({
  name: 'IS_IN_NAMESPACE',
  description: 'Allow claims in the given namespaces',
  resourceRef: claimPermissionResourceRef,
  paramsSchema: z.object({
    namespaces: z.array(z.string()).describe('Names of namespaces'),
  }),
  ...matching<{ namespaces: string[] }>((claim, { namespaces }) =>
    namespaces.includes(claim.namespace),
  ),
});

/**
 * Claims on one of these classes.
 *
 * @example
 * ```ts
 * claimConditions.hasClass({ classes: ['postgres-pool'] })
 * ```
 */
const hasClass = createPermissionRule({
  name: 'HAS_CLASS',
  description: 'Allow claims on the given classes',
  resourceRef: claimPermissionResourceRef,
  paramsSchema: z.object({
    classes: z.array(z.string()).describe('Names of ClusterInstanceClasses'),
  }),
  ...matching<{ classes: string[] }>(
    (claim, { classes }) =>
      claim.class !== undefined && classes.includes(claim.class),
  ),
});

/**
 * Claims that one of these people made, as the API server recorded it.
 *
 * @example
 * ```ts
 * claimConditions.isRequestedBy({ users: ['user:default/alice'] })
 * ```
 */
const isRequestedBy = createPermissionRule({
  name: 'IS_REQUESTED_BY',
  description: 'Allow claims that the given people made through the portal',
  resourceRef: claimPermissionResourceRef,
  paramsSchema: z.object({
    users: z.array(z.string()).describe('Entity refs of users'),
  }),
  ...matching<{ users: string[] }>((claim, { users }) =>
    users.some(user => claim.requestedBy === `backstage:${user}`),
  ),
});

export const claimRules = {
  isInCluster,
  isInNamespace,
  hasClass,
  isRequestedBy,
};
