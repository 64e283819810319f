import type { BackstageUserInfo } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { toPortalIdentity } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Who a request to a cluster says it is. */
export interface KubernetesIdentity {
  readonly user: string;
  readonly groups: string[];
}

/**
 * The person's identity towards Kubernetes: `backstage:` + the entity ref as user, `backstage:` + each ownership ref
 * as groups. Role bindings of a cluster name these. Pure.
 *
 * @throws NotAllowedError if there is no user in it
 */
export function kubernetesIdentity(
  user: Pick<BackstageUserInfo, 'userEntityRef' | 'ownershipEntityRefs'>,
): KubernetesIdentity {
  if (!user.userEntityRef) {
    throw new NotAllowedError(
      'Only a signed-in person can act on a cluster, and these credentials name none. Sign in and try again.',
    );
  }
  return {
    user: toPortalIdentity(user.userEntityRef),
    groups: [...new Set(user.ownershipEntityRefs)]
      .filter(Boolean)
      .map(toPortalIdentity),
  };
}
