/**
 * Which cluster has the word on what an offering, or a service, is called: the first one, in the order of the configuration,
 * where it is ready, else the first one at all. So what is broken somewhere does not change what people read, and neither
 * does an outage: what a cluster said last of it counts.
 *
 * @param inClusters - in the order of the configuration
 * @public
 */
export function chooseTexts<T>(
  inClusters: readonly [
    PartOfCluster & { readonly texts: T },
    ...(PartOfCluster & { readonly texts: T })[],
  ],
): T {
  return chooseCluster(inClusters).texts;
}

/**
 * The cluster that has the word on texts.
 *
 * @public
 */
export function chooseCluster<T extends PartOfCluster>(
  inClusters: readonly [T, ...T[]],
): T {
  return inClusters.find(({ part }) => part.ready === 'True') ?? inClusters[0];
}

/** @public */
export interface PartOfCluster {
  readonly part: { readonly ready: 'True' | 'False' | 'Unknown' };
}
