import { useApiHolder } from '@backstage/core-plugin-api';
import {
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { clusterTitles } from '../model/clusterTitles';
import type { RefusalNames } from './useRefusalText';

/** How offerings, their providers and clusters are called where one may not claim. */
export function useRefusalNames(): (offering: Offering) => RefusalNames {
  const presentation = useApiHolder().get(entityPresentationApiRef);
  return ({ title, owner, clusters }) => ({
    service: title,
    ...(owner && {
      owner: entityPresentationSnapshot(
        owner,
        { defaultKind: 'group', defaultNamespace: 'default' },
        presentation,
      ).primaryTitle,
    }),
    clusters: clusterTitles(clusters),
  });
}
