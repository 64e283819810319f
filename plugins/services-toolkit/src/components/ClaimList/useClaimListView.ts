import { useCallback } from 'react';
import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import type {
  Claim,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { claimOrders, inClaimOrder } from '../../model/inClaimOrder';
import type { ClaimOrder } from '../../model/inClaimOrder';
import { searchClaims } from '../../model/searchClaims';

/** How a list of claims is looked at. */
export interface ClaimListView {
  query: string;
  order: ClaimOrder;
}

/** What of a list of claims is looked for and in which order: it stands in the address, so that it can be sent to somebody. */
export function useClaimListView() {
  const [params, setParams] = useAppSearchParams();
  const view: ClaimListView = {
    query: params.get('q') ?? '',
    order:
      claimOrders.find(one => one === params.get('sort')) ?? claimOrders[0],
  };
  const change = useCallback(
    ({ query, order }: Partial<ClaimListView>) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          const put = (name: string, value: string | undefined) =>
            value ? next.set(name, value) : next.delete(name);
          if (query !== undefined) {
            put('q', query);
          }
          if (order !== undefined) {
            put('sort', order === claimOrders[0] ? undefined : order);
          }
          return next;
        },
        // Going back leaves the page; it does not undo letter by letter.
        { replace: true },
      ),
    [setParams],
  );
  return { view, change };
}

export function viewClaims(
  claims: readonly Claim[],
  { query, order }: ClaimListView,
  clusters: readonly Cluster[],
): Claim[] {
  return inClaimOrder(searchClaims(claims, query, clusters), order);
}
