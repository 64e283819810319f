import type { ClaimLease } from '@services-toolkit/claims';

/** What is known about a Lease and the ResourceClaim that is said to hold it. */
export interface LeaseObservation {
  lease: ClaimLease | undefined;
  /** `unknown`: the API server has not been asked. */
  holder: 'exists' | 'gone' | 'unknown';
}

export type LeaseDecision =
  | { kind: 'keep' }
  | { kind: 'askForHolder'; lease: ClaimLease }
  | { kind: 'delete'; lease: ClaimLease };

/**
 * A Lease whose holder is gone holds nothing for anybody. That the holder is gone is only believed of the API server
 * itself: a Lease can reach this process before the claim that took it does.
 */
export function decideLease({
  lease,
  holder,
}: LeaseObservation): LeaseDecision {
  if (!lease) {
    // Not a claim's: leader election, or something that a person put there.
    return { kind: 'keep' };
  }
  switch (holder) {
    case 'exists':
      return { kind: 'keep' };
    case 'unknown':
      return { kind: 'askForHolder', lease };
    case 'gone':
      return { kind: 'delete', lease };
    default:
      throw new TypeError(`Unknown state of a holder: ${String(holder)}`);
  }
}
