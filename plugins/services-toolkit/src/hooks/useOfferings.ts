import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Offering,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { useLive } from './useLive';

/** All offerings, with their live state. */
export function useOfferings() {
  const api = useApi(servicesToolkitApiRef);
  return useLive(
    useCallback(signal => listAllOfferings(api, signal), [api]),
    { intervalMs: intervals.offerings, about: 'offerings' },
  );
}

export async function listAllOfferings(
  api: ServicesToolkitApi,
  signal?: AbortSignal,
): Promise<Offering[]> {
  const all: Offering[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listOfferings({ cursor }, { signal });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return all;
}
