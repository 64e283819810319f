import { resolvedClassName } from '@services-toolkit/claims';
import type { ClaimFilter } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { isReady } from '@services-toolkit/kubernetes-api';
import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';

/** Whether a list with this filter shows a claim, as far as the claim itself can tell. */
export function isAskedFor(
  claim: ClassClaim | ResourceClaim,
  { class: className, pending }: Pick<ClaimFilter, 'class' | 'pending'>,
): boolean {
  const ofClass =
    claim.kind === 'ClassClaim' ? resolvedClassName(claim) : undefined;
  if (className !== undefined && ofClass !== className) {
    return false;
  }
  return (
    !pending || !isReady(claim) || Boolean(claim.metadata.deletionTimestamp)
  );
}
