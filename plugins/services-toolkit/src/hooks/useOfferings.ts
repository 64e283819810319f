import { useApi } from '@backstage/core-plugin-api';
import type {
  Offering,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { useLive } from './useLive';
import type { Polled, Question } from './usePolled';

/** As the claim API gives them. The first page has fewer, and is soon there. */
const MOST_AT_ONCE = 1_000;

/** What is offered, as far as it is known. */
export interface KnownOfferings {
  offerings: Offering[];
  /** There are no others; else these are the first ones, and the others are on their way. */
  complete: boolean;
}

/** All offerings, with their live state. */
export function useOfferings(): Polled<Offering[]> {
  const known = useOfferingsAsTheyCome();
  const value = known.value?.complete ? known.value.offerings : undefined;
  return { ...known, value, loading: !value && !known.error };
}

/** The same, but the first page of them until the others are there. */
export function useOfferingsAsTheyCome(): Polled<KnownOfferings> {
  const api = useApi(servicesToolkitApiRef);
  return useLive(offeringsQuestion(api), {
    interval: intervals.offerings,
    about: 'offerings',
  });
}

export function offeringsQuestion(
  api: ServicesToolkitApi,
): Question<KnownOfferings> {
  return {
    queryKey: ['offerings'],
    queryFn: async ({ client, queryKey, signal }) => ({
      offerings: await listAllOfferings(api, signal, first =>
        client.setQueryData<KnownOfferings>(
          queryKey,
          known => known ?? { offerings: first, complete: false },
        ),
      ),
      complete: true,
    }),
  };
}

/** @param onFirst - is told the first page, where there are others */
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
    page = await api.listOfferings(
      { cursor: page.nextCursor, limit: MOST_AT_ONCE },
      { signal },
    );
    all.push(...page.items);
  }
  return all;
}
