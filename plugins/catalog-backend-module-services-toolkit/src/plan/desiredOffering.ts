import type { Entity } from '@backstage/catalog-model';
import {
  chooseTexts,
  classInCluster,
  decodeOffering,
  encodeOffering,
  type OfferingPart,
  type PlanKey,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { ClusterRead, PlanInput } from './PlanInput';

/**
 * Classes of one name in the clusters of a group are one entity, made of a part for each cluster that has the class.
 * The part of a cluster that has not given a list stays; that of one which left the configuration goes.
 */
export function desiredOffering(
  { className, group }: Extract<PlanKey, { kind: 'offering' }>,
  [present]: readonly Entity[],
  { clusters, defaults }: PlanInput,
): readonly Entity[] {
  const ofGroup = clusters.filter(cluster => cluster.group === group);
  const inCatalog = present && decodeOffering(present);
  const [first, ...others] = ofGroup.flatMap(
    cluster => classInCluster(cluster, className, inCatalog) ?? [],
  );
  if (!first) {
    return present && mayBeRenamed(ofGroup, inCatalog?.parts ?? [])
      ? [present]
      : [];
  }
  const offering = {
    group,
    className,
    parts: [first, ...others].map(({ part }) => part),
    texts: chooseTexts([first, ...others]),
  };
  return [encodeOffering(offering, defaults)];
}

/**
 * No cluster is left that is known to have the class. Where one that had it left the configuration, and the group has
 * one that is new to the entity and has not answered yet, that may be the same one under another name: wait for its
 * list instead of removing the entity and adding it again.
 */
function mayBeRenamed(
  ofGroup: readonly ClusterRead[],
  known: readonly OfferingPart[],
): boolean {
  const left = known.some(
    part => !ofGroup.some(({ name }) => name === part.cluster),
  );
  const silentNewcomer = ofGroup.some(
    ({ classes, name }) =>
      !classes.ok && !known.some(part => part.cluster === name),
  );
  return left && silentNewcomer;
}
