import type { ResourceClaimPolicy } from '@services-toolkit/kubernetes-api';

/** What is kept of a ResourceClaimPolicy, which nobody here writes: what it opens, and whose version it is. */
export function transformPolicy(
  policy: ResourceClaimPolicy,
): ResourceClaimPolicy {
  const { name, namespace, uid, resourceVersion, deletionTimestamp } =
    policy.metadata;
  return {
    ...policy,
    metadata: {
      name,
      namespace,
      uid,
      resourceVersion,
      ...(deletionTimestamp && { deletionTimestamp }),
    },
  };
}
