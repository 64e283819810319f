import { annotations } from '@services-toolkit/kubernetes-api';
import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';

/**
 * Who made a claim, as the cluster's admission recorded it. It does so for ClassClaims only: on a ResourceClaim anybody
 * can have written the annotation.
 */
export function requesterOf(
  claim: ClassClaim | ResourceClaim,
): string | undefined {
  return claim.kind === 'ClassClaim'
    ? claim.metadata.annotations?.[annotations.requestedBy]
    : undefined;
}
