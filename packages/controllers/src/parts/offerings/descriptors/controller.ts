import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import type { OfferingsContext } from '../kinds/OfferingsContext';
import type { Descriptors } from './Descriptors';

/** So many CustomResourceDefinitions are read at the same time: one may be a megabyte. */
const workers = 2;

/** Finds the kinds that describe APIs; `onSettled` is told when all of them have been looked at. */
export function createDescriptorController(
  { informers, logger, ...context }: OfferingsContext,
  descriptors: Descriptors,
  onSettled: () => void,
): Controller {
  const controller = createController({
    name: 'GVKDescriptor',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers,
    async reconcile(name) {
      try {
        await descriptors.look(name);
      } finally {
        if (descriptors.isSettled) {
          onSettled();
        }
      }
    },
  });
  informers.customResourceDefinitions.subscribe(({ type, object }) => {
    if (type === 'deleted' || descriptors.isNews(object)) {
      controller.enqueue(objectKey(object));
    }
  });
  return controller;
}
