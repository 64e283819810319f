import type { Entity } from '@backstage/catalog-model';
import {
  chooseTexts,
  decodeService,
  encodeService,
  type PlanKey,
  serviceInCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { mayBeRenamed } from './mayBeRenamed';
import type { PlanInput } from './PlanInput';

/**
 * ClusterServiceOfferings of one name in the clusters of a group are one entity, made of a part for each cluster that has
 * one, by the same rules as for classes.
 */
export function desiredService(
  { group, serviceName }: Extract<PlanKey, { kind: 'service' }>,
  [present]: readonly Entity[],
  { clusters, defaults }: PlanInput,
): readonly Entity[] {
  const ofGroup = clusters.filter(cluster => cluster.group === group);
  const inCatalog = present && decodeService(present);
  const [first, ...others] = ofGroup.flatMap(
    cluster => serviceInCluster(cluster, serviceName, inCatalog) ?? [],
  );
  if (!first) {
    return present &&
      mayBeRenamed(
        inCatalog?.parts ?? [],
        ofGroup,
        ({ services }) => services.ok,
      )
      ? [present]
      : [];
  }
  const service = {
    group,
    serviceName,
    parts: [first, ...others].map(({ part }) => part),
    texts: chooseTexts([first, ...others]),
  };
  return [encodeService(service, defaults)];
}
