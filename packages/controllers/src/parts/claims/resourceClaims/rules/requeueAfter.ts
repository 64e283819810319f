import { isReady } from '@services-toolkit/kubernetes-api';
import { refusedAgainMs } from '../../../../runtime/refusalOf';
import type { ResourceClaimObservation } from '../ResourceClaimObservation';

/** A claim that waits is woken by what it waits for. This is for the case that we have forgotten something. */
const safetyMs = 10 * 60_000;

/** When to look at a claim again that there is nothing to do for, without having been woken. */
export function requeueAfter({
  claim,
  resource,
  binding,
  leaseUnread,
  failures,
}: ResourceClaimObservation): number | undefined {
  const refused =
    failures.lease !== undefined ||
    failures.copy !== undefined ||
    leaseUnread !== undefined ||
    resource.kind === 'pending' ||
    resource.kind === 'forbidden' ||
    resource.kind === 'failed' ||
    binding?.source.kind === 'forbidden';
  if (refused) {
    return refusedAgainMs;
  }
  return isReady(claim) ? undefined : safetyMs;
}
