import { useApi } from '@backstage/core-plugin-api';
import type {
  FreeInstances,
  FreeInstancesRequest,
  Offering,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { skipToken } from '@tanstack/react-query';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { coversAll, freeInstancesQuestions } from '../model/freeInstances';
import type { FreeByCluster } from '../model/freeInstances';
import { offeringKey } from '../model/offeringKey';
import { intervals } from './intervals';
import type { ClaimTargets } from './useClaimTargets';
import { usePolled } from './usePolled';

/** As the claim API takes them. */
const MOST_AT_ONCE = 100;

const none: Readonly<Record<string, FreeByCluster>> = {};

type Named = FreeInstancesRequest & { offering: string };

/** Where claims might be. */
export interface Places {
  namespaces: readonly string[];
  /** There are no others. */
  complete: boolean;
}

/** The namespaces of the components at hand. */
export function placesOf(own: ClaimTargets | undefined): Places {
  return {
    namespaces: Array.from(
      new Set(own?.targets.flatMap(target => target.namespaces)),
    ),
    complete: own?.complete ?? false,
  };
}

/**
 * How many instances of pools are free for claims in the namespaces, by {@link offeringKey}: one
 * question for all of a page. What one may not ask is not there.
 */
export function useFreeInstances(
  offerings: readonly Offering[],
  { namespaces, complete: isAll }: Places,
): Readonly<Record<string, FreeByCluster>> {
  const api = useApi(servicesToolkitApiRef);
  const questions: Named[] = offerings.flatMap(offering =>
    freeInstancesQuestions(offering, namespaces).map(question => ({
      ...question,
      offering: offeringKey(offering),
    })),
  );
  const complete = isAll && coversAll(namespaces);
  const { value } = usePolled(
    {
      queryKey: ['freeInstances', { questions, complete }],
      queryFn: questions.length
        ? ({ signal }) => ask(api, { questions, complete }, signal)
        : skipToken,
    },
    intervals.freeInstances,
  );
  return value ?? none;
}

async function ask(
  api: ServicesToolkitApi,
  { questions, complete }: { questions: Named[]; complete: boolean },
  signal: AbortSignal,
): Promise<Record<string, FreeByCluster>> {
  const found = new Map<string, Record<string, FreeInstances>>();
  for (let start = 0; start < questions.length; start += MOST_AT_ONCE) {
    const part = questions.slice(start, start + MOST_AT_ONCE);
    const { items } = await api.countFreeInstances(
      part.map(({ offering: _, ...question }) => question),
      { signal },
    );
    items.forEach(({ free }, index) => {
      const question = part[index];
      if (free && question) {
        found.set(question.offering, {
          ...found.get(question.offering),
          [question.cluster]: {
            ...free,
            mayBeMore: free.mayBeMore || !complete,
          },
        });
      }
    });
  }
  return Object.fromEntries(found);
}
