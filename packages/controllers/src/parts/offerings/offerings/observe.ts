import {
  resourceTypes,
  type ClusterInstanceClass,
  type ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import { definitionName } from '../../../runtime/watches/Definitions';
import { describedKey, infrastructureName } from '../kinds/followOfferingKinds';
import type { OfferingsContext } from '../kinds/OfferingsContext';
import type { OfferingObservation } from './Observation';

/** What the caches know about an offering. */
export function observeOffering(
  { informers }: Pick<OfferingsContext, 'informers'>,
  offering: ClusterServiceOffering,
): OfferingObservation {
  const { plans = [], resources = [] } = offering.spec;
  const classNames = [...new Set(plans.map(({ classRef }) => classRef.name))];
  return {
    offering,
    resources: resources.flatMap(ref =>
      informers.resources.byIndex('described', describedKey(ref)),
    ),
    infrastructure: informers.infrastructures.get(infrastructureName),
    classes: informers.customResourceDefinitions.get(
      definitionName(resourceTypes.clusterInstanceClasses),
    )
      ? new Map(
          classNames.flatMap((name): [string, ClusterInstanceClass][] => {
            const instanceClass = informers.classes.get(name);
            return instanceClass ? [[name, instanceClass]] : [];
          }),
        )
      : 'notInstalled',
    others: [
      ...new Set(
        classNames.flatMap(name => informers.offerings.byIndex('class', name)),
      ),
    ].filter(other => other.metadata.uid !== offering.metadata.uid),
  };
}
