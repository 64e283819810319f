import { resourceTypes } from '@services-toolkit/kubernetes-api';
import type { ControllerContext } from '../../runtime/ControllerContext';
import { informerUntil } from '../../runtime/watches/untilStopped';
import type { Part, Unit } from '../Part';
import { createInfrastructureController } from './infrastructure/controller';
import { factKinds, followFacts } from './kinds/followFacts';
import {
  followOfferingKinds,
  type OfferingInformers,
  type OfferingKinds,
} from './kinds/followOfferingKinds';
import type { OfferingsContext } from './kinds/OfferingsContext';
import { createOfferingController } from './offerings/controller';
import { offeringsRights } from './rights';

/** What services are, what they guarantee, and whether this cluster can keep it. It works without the part of claims. */
export const offeringsPart: Part = {
  name: 'offerings',
  apiGroups: [resourceTypes.clusterServiceOfferings.group],
  kinds: [
    resourceTypes.clusterResources,
    resourceTypes.clusterExampleUsages,
    resourceTypes.clusterServiceOfferings,
    resourceTypes.clusterInfrastructures,
  ],
  controllers: ['ClusterInfrastructure', 'ClusterServiceOffering'],
  rights: offeringsRights,
  deploy: 'parts/offerings',
  assemble(context) {
    const kinds = followOfferingKinds(context.clusters.home);
    return offeringUnits(offeringsContext(context, kinds), kinds);
  },
};

function offeringUnits(
  context: OfferingsContext,
  kinds: OfferingKinds,
): Unit[] {
  return [
    {
      name: 'offerings/offerings',
      needs: [kinds.offerings],
      // What is not installed is told: an offering may have nobody who says more of it, and nothing to claim.
      uses: [kinds.resources, kinds.infrastructures, kinds.classes],
      start: signal => [
        createOfferingController(contextUntil(context, signal)),
      ],
    },
    {
      name: 'offerings/infrastructure',
      needs: [kinds.infrastructures],
      uses: [],
      looksAt: factKinds(context.facts),
      start: signal => [
        createInfrastructureController(contextUntil(context, signal), signal),
      ],
    },
  ];
}

function offeringsContext(
  { clusters, ...context }: ControllerContext,
  kinds: OfferingKinds,
): OfferingsContext {
  const { home } = clusters;
  return {
    ...context,
    client: home.client,
    informers: {
      ...kinds,
      customResourceDefinitions: home.customResourceDefinitions,
    },
    facts: followFacts(home, context.operatorNamespaces),
  };
}

/** The same for a unit, which hears nothing any more once it has stopped. */
function contextUntil(
  context: OfferingsContext,
  signal: AbortSignal,
): OfferingsContext {
  const { informers } = context;
  return {
    ...context,
    informers: {
      infrastructures: informerUntil(informers.infrastructures, signal),
      resources: informerUntil(informers.resources, signal),
      offerings: informerUntil(informers.offerings, signal),
      classes: informerUntil(informers.classes, signal),
      customResourceDefinitions: informerUntil(
        informers.customResourceDefinitions,
        signal,
      ),
    } satisfies OfferingInformers,
  };
}
