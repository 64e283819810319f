import type { ClusterRead } from './PlanInput';

/**
 * For what no cluster is left that is known to have it. Where one that had it left the configuration, and the group has
 * one that is new to the entity and has not answered yet, that may be the same one under another name: wait for its
 * list instead of removing the entity and adding it again.
 *
 * @param known - the clusters that the entity names
 * @param hasAnswered - whether the cluster gave the list that would have it
 */
export function mayBeRenamed(
  known: readonly { readonly cluster: string }[],
  ofGroup: readonly ClusterRead[],
  hasAnswered: (cluster: ClusterRead) => boolean,
): boolean {
  const left = known.some(
    part => !ofGroup.some(({ name }) => name === part.cluster),
  );
  const silentNewcomer = ofGroup.some(
    cluster =>
      !hasAnswered(cluster) &&
      !known.some(part => part.cluster === cluster.name),
  );
  return left && silentNewcomer;
}
