import { useApi } from '@backstage/core-plugin-api';
import type {
  Service,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { useLive } from './useLive';
import type { Polled, Question } from './usePolled';

/** As the claim API gives them. The first page has fewer, and is soon there. */
const MOST_AT_ONCE = 1_000;

/** The services, as far as they are known. */
export interface KnownServices {
  services: Service[];
  /** There are no others; else these are the first ones, and the others are on their way. */
  complete: boolean;
}

/** All services, with what they guarantee now; the first page of them until the others are there. */
export function useServicesAsTheyCome(): Polled<KnownServices> {
  const api = useApi(servicesToolkitApiRef);
  return useLive(servicesQuestion(api), {
    interval: intervals.offerings,
    about: 'offerings',
  });
}

export function servicesQuestion(
  api: ServicesToolkitApi,
): Question<KnownServices> {
  return {
    queryKey: ['services'],
    queryFn: async ({ client, queryKey, signal }) => {
      let page = await api.listServices({}, { signal });
      const services = [...page.items];
      if (page.nextCursor) {
        client.setQueryData<KnownServices>(
          queryKey,
          known => known ?? { services: page.items, complete: false },
        );
      }
      while (page.nextCursor) {
        page = await api.listServices(
          { cursor: page.nextCursor, limit: MOST_AT_ONCE },
          { signal },
        );
        services.push(...page.items);
      }
      return { services, complete: true };
    },
  };
}
