import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Offering,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { useLive } from './useLive';
import type { Load } from './usePolled';

/**
 * All offerings, with their live state.
 *
 * @param options - `asTheyCome`: the first page of them until the others are there
 */
export function useOfferings({ asTheyCome = false } = {}) {
  const api = useApi(servicesToolkitApiRef);
  return useLive(
    useCallback<Load<Offering[]>>(
      (signal, onPart) =>
        listAllOfferings(api, signal, asTheyCome ? onPart : undefined),
      [api, asTheyCome],
    ),
    { interval: intervals.offerings, about: 'offerings' },
  );
}

export async function listAllOfferings(
  api: ServicesToolkitApi,
  signal?: AbortSignal,
  onFirst?: (offerings: Offering[]) => void,
): Promise<Offering[]> {
  let page = await api.listOfferings({}, { signal });
  const all = [...page.items];
  if (page.nextCursor) {
    onFirst?.(page.items);
  }
  while (page.nextCursor) {
    page = await api.listOfferings({ cursor: page.nextCursor }, { signal });
    all.push(...page.items);
  }
  return all;
}
