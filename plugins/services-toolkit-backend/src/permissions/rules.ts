import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { claimPermissionResourceRef } from './claimPermissionResourceRef';

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
  apply: (claim, { clusters }) => clusters.includes(claim.cluster),
  toQuery: () => ({}),
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
  apply: (claim, { namespaces }) => namespaces.includes(claim.namespace),
  toQuery: () => ({}),
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
  apply: (claim, { classes }) =>
    claim.class !== undefined && classes.includes(claim.class),
  toQuery: () => ({}),
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
  apply: (claim, { users }) =>
    users.some(user => claim.requestedBy === `backstage:${user}`),
  toQuery: () => ({}),
});

export const claimRules = {
  isInCluster,
  isInNamespace,
  hasClass,
  isRequestedBy,
};
