import type { ResourceClaimPolicy } from '../generated/ResourceClaimPolicy';
import { allowedByPolicy } from './allowedByPolicy';
import type { ClaimableResource } from './ClaimableResource';

/** An instance of a pool, and whether somebody holds it or is about to. @public */
export interface PoolInstance {
  resource: ClaimableResource;
  held: boolean;
}

/**
 * What an instance is to claims of one namespace: `unusable` has no binding Secret (yet), or is on its way out; `closed`
 * is not opened to them by a policy. Of several the first applies.
 *
 * @public
 */
export type InstanceAvailability = 'held' | 'unusable' | 'closed' | 'claimable';

/** Whether a claim in a namespace could have an instance now. @public */
export function availabilityOf(
  { resource, held }: PoolInstance,
  consumerNamespace: string,
  policies: readonly ResourceClaimPolicy[],
): InstanceAvailability {
  if (held) {
    return 'held';
  }
  if (resource.deleting || resource.bindingName === undefined) {
    return 'unusable';
  }
  return allowedByPolicy(resource, consumerNamespace, policies)
    ? 'claimable'
    : 'closed';
}
