import type { Entity } from '@backstage/catalog-model';
import {
  defaultEntityPresentation,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { offeringEntityName } from '@services-toolkit/claims';
import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClaimedWhat } from './useClaimedWhat';

/** Of an entity that is at hand nothing is asked. */
const nothing: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'none' },
};

/**
 * How a claimed service is called: by its title in the catalog (the app asks for all of a page at once), else as its
 * class; a claim on an object that somebody knows is on that object.
 *
 * @param group - the provider group of the claim's cluster, as soon as it is known
 */
export function useServiceTitle(
  claim: Pick<Claim, 'class' | 'classSelector' | 'wantedRef'>,
  group: string | undefined,
): string {
  const claimedWhat = useClaimedWhat();
  const ref =
    claim.class !== undefined && group !== undefined
      ? {
          kind: 'resource',
          namespace: group,
          name: offeringEntityName(claim.class),
        }
      : nothing;
  const { primaryTitle } = useEntityPresentation(ref);
  // Of an entity that is not there, or has no title, it makes up one that begins with the namespace.
  const isTitled = primaryTitle !== defaultEntityPresentation(ref).primaryTitle;
  return ref !== nothing && isTitled ? primaryTitle : claimedWhat(claim);
}
