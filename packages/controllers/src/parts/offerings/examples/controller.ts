import {
  resourceTypes,
  type ClusterExampleUsage,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { requeueOf } from '../../../runtime/Decision';
import { definedGroup } from '../../../runtime/watches/Definitions';
import type { OfferingsContext } from '../kinds/OfferingsContext';
import { RecentChanges } from '../rules/RecentChanges';
import { decideExample } from './decide';
import { observeExample } from './observe';
import { Schemas } from './Schemas';

const { clusterExampleUsages } = resourceTypes;

/** Checks ClusterExampleUsages, and keeps their labels and status. */
export function createExampleController(context: OfferingsContext): Controller {
  const { informers, client, clock, logger } = context;
  const { examples, customResourceDefinitions } = informers;
  const schemas = new Schemas(client);
  const changes = new RecentChanges(clock);

  const controller = createController({
    name: 'ClusterExampleUsage',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 2,
    async reconcile(name) {
      const example = examples.get(name);
      if (!example) {
        return undefined;
      }
      const decision = decideExample(
        await observeExample(context, schemas, changes, example),
        clock(),
      );
      const { step } = decision;
      if (step.kind === 'label') {
        const { resourceVersion } = example.metadata;
        examples.assume(
          await client.patch<ClusterExampleUsage>(
            clusterExampleUsages,
            { name },
            { metadata: { resourceVersion, labels: step.labels } },
            { type: 'merge' },
          ),
        );
      } else if (step.kind === 'writeStatus') {
        examples.assume(
          await client.update<ClusterExampleUsage>(
            clusterExampleUsages,
            { ...example, status: step.status },
            { subresource: 'status' },
          ),
        );
      }
      return requeueOf(decision);
    },
  });

  examples.subscribe(({ object }) => controller.enqueue(objectKey(object)));
  customResourceDefinitions.subscribe(({ type, object, old }) => {
    const isNews =
      type !== 'modified' ||
      object.metadata.generation !== old?.metadata.generation;
    const group = definedGroup(object);
    if (isNews) {
      changes.note(group);
      for (const example of examples.byIndex('describedGroup', group)) {
        controller.enqueue(objectKey(example));
      }
    }
  });
  return controller;
}
