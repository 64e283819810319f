import { useMemo } from 'react';
import { servicesEntries } from '../model/ServicesEntry';
import type { ServicesEntry } from '../model/ServicesEntry';
import { useOfferingsAsTheyCome } from './useOfferings';
import type { Polled } from './usePolled';
import { useServicesAsTheyCome } from './useServices';

/** What can be claimed, as far as it is known. */
export interface KnownEntries {
  entries: ServicesEntry[];
  /** There are no others. */
  complete: boolean;
}

/** Services with their plans, and the classes that none of them has as a plan. */
export function useServicesEntries(): Polled<KnownEntries> {
  const services = useServicesAsTheyCome();
  const offerings = useOfferingsAsTheyCome();
  const value = useMemo(
    () =>
      // A class whose service is not known yet would be a card for a moment.
      services.value &&
      offerings.value && {
        entries: servicesEntries(
          services.value.services,
          offerings.value.offerings,
        ),
        complete: services.value.complete && offerings.value.complete,
      },
    [services.value, offerings.value],
  );
  const error = offerings.error ?? services.error;
  return {
    value,
    error,
    loading: !value && !error,
    retry: () => {
      services.retry();
      offerings.retry();
    },
  };
}
