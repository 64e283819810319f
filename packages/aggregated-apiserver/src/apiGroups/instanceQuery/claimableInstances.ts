import { availabilityOf, type PoolInstance } from '@services-toolkit/claims';
import {
  type ObjectReference,
  type ResourceClaimPolicy,
} from '@services-toolkit/kubernetes-api';

/**
 * Which instances of a pool a claim in a namespace could have now, by namespace and name, as many as are asked for.
 * The same rule that the controllers choose by: see `availabilityOf`.
 */
export function claimableInstances(
  instances: readonly PoolInstance[],
  namespace: string,
  policies: readonly ResourceClaimPolicy[],
  limit: number,
): ObjectReference[] {
  return instances
    .flatMap(instance =>
      !instance.held &&
      availabilityOf(instance, namespace, policies) === 'claimable'
        ? [instance.resource.ref]
        : [],
    )
    .sort(
      (one, other) =>
        compare(one.namespace ?? '', other.namespace ?? '') ||
        compare(one.name, other.name),
    )
    .slice(0, limit);
}

function compare(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}
