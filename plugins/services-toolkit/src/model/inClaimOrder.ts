import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { byUrgency } from './byUrgency';

/** In which order claims are listed; the first one where nobody chose another. */
export const claimOrders = ['urgency', 'newest', 'oldest', 'name'] as const;

export type ClaimOrder = (typeof claimOrders)[number];

export function inClaimOrder(
  claims: readonly Claim[],
  order: ClaimOrder,
): Claim[] {
  switch (order) {
    case 'newest':
      return [...claims].sort((a, b) => createdAt(b) - createdAt(a));
    case 'oldest':
      return [...claims].sort((a, b) => createdAt(a) - createdAt(b));
    case 'name':
      return [...claims].sort((a, b) => a.name.localeCompare(b.name));
    default:
      return byUrgency(claims);
  }
}

/** What says nothing of its age counts as old. */
function createdAt(claim: Claim): number {
  return Date.parse(claim.createdAt ?? '') || 0;
}
