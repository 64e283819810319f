import { useCallback, useMemo } from 'react';
import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import type { OfferingFilters } from '../../model/filterOfferings';

const names = {
  query: 'q',
  kind: 'kind',
  cluster: 'cluster',
  owner: 'owner',
  readyNow: 'ready',
} as const satisfies Record<keyof OfferingFilters, string>;

/** The filters of the page *Services*, which stand in its address so that a view can be sent to somebody. */
export function useServicesFilters() {
  const [params, setParams] = useAppSearchParams();

  const filters: OfferingFilters = useMemo(
    () => ({
      query: params.get(names.query) ?? undefined,
      kind: params.get(names.kind) ?? undefined,
      cluster: params.get(names.cluster) ?? undefined,
      owner: params.get(names.owner) ?? undefined,
      readyNow: params.has(names.readyNow) || undefined,
    }),
    [params],
  );

  const change = useCallback(
    (changes: OfferingFilters) =>
      setParams(
        current => withFilters(current, changes),
        // Going back leaves the page; it does not undo letter by letter.
        { replace: true },
      ),
    [setParams],
  );

  const clear = useCallback(
    () =>
      change({
        query: undefined,
        kind: undefined,
        cluster: undefined,
        owner: undefined,
        readyNow: undefined,
      }),
    [change],
  );

  return { filters, change, clear };
}

function withFilters(
  params: URLSearchParams,
  changes: OfferingFilters,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of Object.keys(names) as (keyof OfferingFilters)[]) {
    if (key in changes) {
      const value = changes[key];
      if (value) {
        next.set(names[key], value === true ? '1' : value);
      } else {
        next.delete(names[key]);
      }
    }
  }
  return next;
}
