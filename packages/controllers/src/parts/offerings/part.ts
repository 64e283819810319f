import { isDeepStrictEqual } from 'node:util';
import {
  resourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  type Controller,
  type InformerEvent,
} from '@services-toolkit/kubernetes-runtime';
import type { ControllerContext } from '../../runtime/ControllerContext';
import { ResourceWatches } from '../../runtime/watches/ResourceWatches';
import {
  informerUntil,
  watchesUntil,
} from '../../runtime/watches/untilStopped';
import type { Part, Unit } from '../Part';
import { createDescriptorController } from './descriptors/controller';
import {
  describedBy,
  transformDescriptor,
  type Descriptor,
} from './descriptors/Descriptor';
import { Descriptors } from './descriptors/Descriptors';
import { createExampleController } from './examples/controller';
import { createInfrastructureController } from './infrastructure/controller';
import { factKinds, followFacts } from './kinds/followFacts';
import {
  followOfferingKinds,
  type OfferingInformers,
  type OfferingKinds,
} from './kinds/followOfferingKinds';
import type { OfferingsContext } from './kinds/OfferingsContext';
import { createOfferingController } from './offerings/controller';
import { createResourceController } from './resources/controller';
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
  controllers: [
    'ClusterExampleUsage',
    'ClusterInfrastructure',
    'ClusterResource',
    'ClusterServiceOffering',
    'GVKDescriptor',
  ],
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
      name: 'offerings/resources',
      needs: [kinds.resources],
      uses: [kinds.examples, kinds.infrastructures],
      start: signal => resourceControllers(contextUntil(context, signal)),
    },
    {
      name: 'offerings/examples',
      needs: [kinds.examples],
      uses: [],
      start: signal => [createExampleController(contextUntil(context, signal))],
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

function resourceControllers(context: OfferingsContext): Controller[] {
  const { client, informers, watches } = context;
  const descriptors = new Descriptors({
    ...{ client, watches },
    definitions: informers.customResourceDefinitions,
  });
  const { controller, lookAtAll } = createResourceController(
    context,
    descriptors,
  );
  return [
    controller,
    createDescriptorController(context, descriptors, lookAtAll),
  ];
}

/** The same objects are the same to who looks at what they describe. */
const describesTheSame = ({
  object,
  old,
}: InformerEvent<KubernetesObject>): boolean =>
  isDeepStrictEqual(
    (object as Descriptor).spec?.gvkRef,
    (old as Descriptor | undefined)?.spec?.gvkRef,
  );

function descriptorWatches(
  { clusters, logger }: ControllerContext,
  { examples }: OfferingKinds,
): ResourceWatches {
  const { home } = clusters;
  return new ResourceWatches((selection, hooks) => {
    if (selection.type.plural === examples.type.plural) {
      // They are followed anyhow, from the start to the end.
      const stop = examples.subscribe(event => hooks.onEvent?.(event));
      return { informer: examples, stop };
    }
    return home.startInformer(
      createInformer<Descriptor>({
        ...{ client: home.client, logger, type: selection.type, ...hooks },
        transform: transformDescriptor,
        indexers: { described: describedBy },
      }),
    );
  }, describesTheSame);
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
    watches: descriptorWatches({ clusters, ...context }, kinds),
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
    watches: watchesUntil(context.watches, signal),
    informers: {
      infrastructures: informerUntil(informers.infrastructures, signal),
      resources: informerUntil(informers.resources, signal),
      examples: informerUntil(informers.examples, signal),
      offerings: informerUntil(informers.offerings, signal),
      classes: informerUntil(informers.classes, signal),
      customResourceDefinitions: informerUntil(
        informers.customResourceDefinitions,
        signal,
      ),
    } satisfies OfferingInformers,
  };
}
