import type { ClassInCluster } from './ClassInCluster';
import type { OfferingTexts } from './OfferingTexts';

/**
 * Which cluster has the word on what an offering is called: the first one, in the order of the configuration, where its class
 * is ready, else the first one at all. So a class that is broken somewhere does not change what people read, and neither does
 * an outage: what a cluster said last of its class counts.
 *
 * @param inClusters - in the order of the configuration
 * @public
 */
export function chooseTexts(
  inClusters: readonly [ClassInCluster, ...ClassInCluster[]],
): OfferingTexts {
  const { texts } =
    inClusters.find(({ part }) => part.ready === 'True') ?? inClusters[0];
  return texts;
}
