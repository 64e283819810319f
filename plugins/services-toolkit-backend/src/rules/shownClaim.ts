import { NotFoundError } from '@backstage/errors';
import type { ClaimKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ClaimFilter } from '../permissions/claimPermissionResourceRef';
import { refused } from '../permissions/PortalPermissions';
import { claimResource } from './claimResource';

/**
 * The claim, where the portal's policy allows it. A claim that the policy hides and one that does not exist get the same
 * answer: what the policy says of the place alone.
 *
 * @param found - the claim, if there is one
 * @throws NotAllowedError naming the permission, or NotFoundError
 */
export function shownClaim(
  { allowed, permission }: { allowed: ClaimFilter; permission: string },
  { cluster, namespace, name }: ClaimKey,
  found: ClassClaim | ResourceClaim | undefined,
): ClassClaim | ResourceClaim {
  if (found && allowed(claimResource(cluster, found))) {
    return found;
  }
  throw allowed({ cluster, namespace, name })
    ? new NotFoundError(
        `There is no claim ${name} in namespace ${namespace} of cluster "${cluster}", or you may not see it.`,
      )
    : refused(permission);
}
