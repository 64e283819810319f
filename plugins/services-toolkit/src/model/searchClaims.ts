import type {
  Claim,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { titleIn } from './clusterTitles';
import { wordsOf } from './wordsOf';

/** The claims in which each word is found: in the name, the place, the service, or what they are for. */
export function searchClaims(
  claims: readonly Claim[],
  query: string,
  clusters: readonly Cluster[],
): Claim[] {
  const words = wordsOf(query);
  return claims.filter(claim => {
    const text = [
      claim.name,
      claim.namespace,
      claim.cluster,
      titleIn(clusters, claim.cluster),
      claim.class,
      claim.wantedRef?.kind,
      claim.wantedRef?.name,
      claim.entityRef,
    ]
      .join(' ')
      .toLocaleLowerCase('en-US');
    return words.every(word => text.includes(word));
  });
}
