import type { Entity } from '@backstage/catalog-model';
import {
  chooseTexts,
  classInCluster,
  decodeOffering,
  encodeOffering,
  offeredByAll,
  type PlanKey,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { mayBeRenamed } from './mayBeRenamed';
import type { PlanInput } from './PlanInput';

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
    return present &&
      mayBeRenamed(inCatalog?.parts ?? [], ofGroup, ({ classes }) => classes.ok)
      ? [present]
      : [];
  }
  const offering = {
    group,
    className,
    parts: [first, ...others].map(({ part }) => part),
    texts: chooseTexts([first, ...others]),
    offeredBy: offeredByAll([first, ...others]),
  };
  return [encodeOffering(offering, defaults)];
}
