import { isDeepStrictEqual } from 'node:util';
import { toClaimableResource } from '@services-toolkit/claims';
import {
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { InformerEvent } from '@services-toolkit/kubernetes-runtime';

/**
 * Whether a change of an object touched nothing that decides about claims. Operators write the status of their
 * instances all the time; waking every waiting claim for that would cost more than the claims themselves.
 */
export function isSameClaimable(
  change: InformerEvent<KubernetesObject>,
  type: ResourceType,
): boolean {
  return (
    change.old !== undefined &&
    isDeepStrictEqual(
      toClaimableResource(change.old, type),
      toClaimableResource(change.object, type),
    )
  );
}
