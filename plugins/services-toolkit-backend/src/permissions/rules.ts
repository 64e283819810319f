import { createPermissionRule } from '@backstage/plugin-permission-node';
import { toPortalIdentity } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { z } from 'zod';
import { claimPermissionResourceRef } from './claimPermissionResourceRef';
import type { ClaimFilter, ClaimResource } from './claimPermissionResourceRef';

/** One predicate, for a single claim and for lists: there the parameters are looked at once, not with each claim. */
function matching<P>(toQuery: (params: P) => ClaimFilter) {
  const apply = (claim: ClaimResource, params: P) => toQuery(params)(claim);
  return { apply, toQuery };
}

/** Claims of which this is one of the values. */
function isOneOf(
  values: readonly string[],
  valueOf: (claim: ClaimResource) => string | undefined,
): ClaimFilter {
  const set: ReadonlySet<string | undefined> = new Set(values);
  return claim => set.has(valueOf(claim));
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
  ...matching<{ clusters: string[] }>(({ clusters }) =>
    isOneOf(clusters, claim => claim.cluster),
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
  ...matching<{ namespaces: string[] }>(({ namespaces }) =>
    isOneOf(namespaces, claim => claim.namespace),
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
  ...matching<{ classes: string[] }>(({ classes }) =>
    isOneOf(classes, claim => claim.class),
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
  ...matching<{ users: string[] }>(({ users }) =>
    isOneOf(users.map(toPortalIdentity), claim => claim.requestedBy),
  ),
});

export const claimRules = {
  isInCluster,
  isInNamespace,
  hasClass,
  isRequestedBy,
};
