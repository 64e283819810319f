import {
  resourceTypes,
  type ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { requeueOf } from '../../../runtime/Decision';
import { definitionName } from '../../../runtime/watches/Definitions';
import { describedKey } from '../kinds/followOfferingKinds';
import type { OfferingsContext } from '../kinds/OfferingsContext';
import { decideOffering } from './decide';
import { observeOffering } from './observe';
import { Requirements } from './Requirements';

/** Keeps the status of ClusterServiceOfferings. */
export function createOfferingController(
  context: OfferingsContext,
): Controller {
  const { informers, client, clock, logger } = context;
  const { offerings, resources, infrastructures, classes } = informers;
  const requirements = new Requirements();

  const controller = createController({
    name: 'ClusterServiceOffering',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    async reconcile(name) {
      const offering = offerings.get(name);
      if (!offering) {
        return undefined;
      }
      const decision = decideOffering(
        observeOffering(context, offering),
        requirements,
        clock(),
      );
      if (decision.step.kind === 'writeStatus') {
        const written = await client.update<ClusterServiceOffering>(
          resourceTypes.clusterServiceOfferings,
          { ...offering, status: decision.step.status },
          { subresource: 'status' },
        );
        offerings.assume(written);
      }
      return requeueOf(decision);
    },
  });

  const wake = (all: readonly ClusterServiceOffering[]) => {
    for (const { metadata } of all) {
      controller.enqueue(metadata.name ?? '');
    }
  };
  offerings.subscribe(({ type, object, old }) => {
    wake([object]);
    // Others are told who else has their classes, which hangs on nothing but this.
    const isNews =
      type !== 'modified' ||
      object.metadata.generation !== old?.metadata.generation;
    for (const { spec } of isNews ? [object, ...(old ? [old] : [])] : []) {
      for (const { classRef } of spec.plans ?? []) {
        wake(offerings.byIndex('class', classRef.name));
      }
    }
  });
  resources.subscribe(({ object, old }) => {
    for (const { spec } of old ? [object, old] : [object]) {
      wake(offerings.byIndex('described', describedKey(spec.resourceRef)));
    }
  });
  classes.subscribe(({ object }) =>
    wake(offerings.byIndex('class', object.metadata.name ?? '')),
  );
  infrastructures.subscribe(() => wake(offerings.list()));
  // Whether there can be classes at all.
  const ofClasses = definitionName(resourceTypes.clusterInstanceClasses);
  informers.customResourceDefinitions.subscribe(({ type, object }) => {
    if (type !== 'modified' && object.metadata.name === ofClasses) {
      wake(offerings.list());
    }
  });
  return controller;
}
