import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { clusterTitles } from '../model/clusterTitles';
import type { RefusalNames } from './useRefusalText';
import { useOwnerTitle } from './useOwnerTitle';

/** How offerings, their providers and clusters are called where one may not claim. */
export function useRefusalNames(): (offering: Offering) => RefusalNames {
  const ownerTitle = useOwnerTitle();
  return ({ title, owner, clusters }) => ({
    service: title,
    ...(owner && { owner: ownerTitle(owner) }),
    clusters: clusterTitles(clusters),
  });
}
