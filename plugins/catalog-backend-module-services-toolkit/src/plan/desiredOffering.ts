import type { Entity } from '@backstage/catalog-model';
import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import {
  type OfferingPart,
  type OfferingTexts,
  offeringPart,
  offeringTexts,
  partsOfEntity,
  textsOfEntity,
  translateOffering,
} from '../translate/translateOffering';
import type { CatalogDefaults, ClusterRead, PlanInput } from './PlanInput';
import { offeringFields } from './offeringFields';
import type { PlanKey } from './PlanKey';

/** A cluster's part: fresh from the cluster, or kept from the entity because the cluster has not said yet. */
type Contribution =
  | { kind: 'fresh'; part: OfferingPart; from: ClusterInstanceClass }
  | { kind: 'kept'; part: OfferingPart };

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
  const known = present ? partsOfEntity(present) : [];
  const contributions = ofGroup.flatMap(cluster =>
    contributionOf(cluster, className, known),
  );
  const [first] = contributions;
  if (!first) {
    return present && mayBeRenamed(ofGroup, known) ? [present] : [];
  }
  const texts =
    first.kind === 'kept' && present
      ? textsOfEntity(present, defaults)
      : freshTexts(className, contributions, defaults);
  return [
    translateOffering({
      group,
      className,
      parts: contributions.map(({ part }) => part),
      texts,
    }),
  ];
}

function contributionOf(
  { classes, name }: ClusterRead,
  className: string,
  known: readonly OfferingPart[],
): Contribution[] {
  if (classes.ok) {
    const from = classes.get(className);
    return from
      ? [{ kind: 'fresh', part: offeringPart(name, from), from }]
      : [];
  }
  const part = known.find(({ cluster }) => cluster === name);
  return part ? [{ kind: 'kept', part }] : [];
}

function freshTexts(
  className: string,
  contributions: readonly Contribution[],
  defaults: CatalogDefaults,
): OfferingTexts {
  const fresh = contributions.flatMap(one =>
    one.kind === 'fresh' ? [one.from] : [],
  );
  const [first] = fresh;
  return first
    ? offeringTexts(className, first, offeringFields(first, defaults))
    : { fields: offeringFields(undefined, defaults) };
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
