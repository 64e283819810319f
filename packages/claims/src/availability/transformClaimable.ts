import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

/**
 * What of an object decides whether it can be claimed, as `toClaimableResource` reads it; the rest may be large.
 *
 * @public
 */
export function transformClaimable({
  apiVersion,
  kind,
  metadata,
  ...rest
}: KubernetesObject & {
  status?: { binding?: unknown };
}): KubernetesObject {
  const { name, namespace, uid, resourceVersion, labels, deletionTimestamp } =
    metadata;
  const binding = rest.status?.binding;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      uid,
      resourceVersion,
      labels,
      deletionTimestamp,
    },
    ...(binding !== undefined && { status: { binding } }),
  };
}
