import type { ResourceClaimPolicy } from '@services-toolkit/kubernetes-api';
import { allowedByPolicy } from './allowedByPolicy';
import type { ClaimableResource } from './ClaimableResource';

/** An instance of a pool: of one that somebody holds, or is about to, nothing else matters. @public */
export type PoolInstance =
  | { held: true }
  | { held: false; resource: ClaimableResource };

/**
 * What an instance is to claims of one namespace: `unusable` has no binding Secret (yet), or is on its way out; `closed`
 * is not opened to them by a policy. Of several the first applies.
 *
 * @public
 */
export type InstanceAvailability = 'held' | 'unusable' | 'closed' | 'claimable';

/** Whether a claim in a namespace could have an instance now. @public */
export function availabilityOf(
  instance: PoolInstance,
  consumerNamespace: string,
  policies: readonly ResourceClaimPolicy[],
): InstanceAvailability {
  if (instance.held) {
    return 'held';
  }
  const { resource } = instance;
  if (resource.deleting || resource.bindingName === undefined) {
    return 'unusable';
  }
  return allowedByPolicy(resource, consumerNamespace, policies)
    ? 'claimable'
    : 'closed';
}
