import { useCallback, useMemo } from 'react';
import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import type { ServicesFilters } from '../../model/filterEntries';

const single = {
  query: 'q',
  category: 'category',
  type: 'type',
  provider: 'provider',
  protocol: 'protocol',
  owner: 'owner',
  cluster: 'cluster',
} as const;
const several = {
  capabilities: 'capability',
  guarantees: 'guarantee',
} as const;
const switches = { readyNow: 'ready', claimable: 'claimable' } as const;

const names: Record<keyof ServicesFilters, string> = {
  ...single,
  ...several,
  ...switches,
};

/** The filters of the page *Services*, which stand in its address so that a view can be sent to somebody. */
export function useServicesFilters() {
  const [params, setParams] = useAppSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const change = useCallback(
    (changes: ServicesFilters) =>
      setParams(
        current => withFilters(current, changes),
        // Going back leaves the page; it does not undo letter by letter.
        { replace: true },
      ),
    [setParams],
  );
  const clear = useCallback(
    () =>
      change(
        Object.fromEntries(Object.keys(names).map(key => [key, undefined])),
      ),
    [change],
  );
  return { filters, change, clear };
}

function readFilters(params: URLSearchParams): ServicesFilters {
  const filters: ServicesFilters = {};
  for (const key of keysOf(single)) {
    filters[key] = params.get(single[key]) ?? undefined;
  }
  for (const key of keysOf(several)) {
    const values = params.getAll(several[key]);
    filters[key] = values.length > 0 ? values : undefined;
  }
  for (const key of keysOf(switches)) {
    filters[key] = params.has(switches[key]) || undefined;
  }
  return filters;
}

function withFilters(
  params: URLSearchParams,
  changes: ServicesFilters,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of keysOf(names)) {
    if (key in changes) {
      next.delete(names[key]);
      for (const value of [changes[key] ?? []].flat()) {
        if (value) {
          next.append(names[key], value === true ? '1' : value);
        }
      }
    }
  }
  return next;
}

function keysOf<K extends string>(of: Record<K, string>): K[] {
  return Object.keys(of) as K[];
}
