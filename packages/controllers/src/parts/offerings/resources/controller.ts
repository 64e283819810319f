import {
  isReady,
  resourceTypes,
  type ClusterResource,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { requeueOf } from '../../../runtime/Decision';
import { GracePeriods } from '../../../runtime/GracePeriods';
import { definedGroup } from '../../../runtime/watches/Definitions';
import { describedKeysOf, type Descriptors } from '../descriptors/Descriptors';
import { infrastructureName } from '../kinds/followOfferingKinds';
import type { OfferingsContext } from '../kinds/OfferingsContext';
import { Requirements } from '../offerings/Requirements';
import { RecentChanges } from '../rules/RecentChanges';
import { decideResource, type ResourceObservation } from './decide';

/** News of many descriptors are put together. */
const togetherMs = 100;

/** Keeps labels and status of ClusterResources. */
export function createResourceController(
  context: OfferingsContext,
  descriptors: Descriptors,
): { controller: Controller; lookAtAll(): void } {
  const { informers, client, clock, logger } = context;
  const { resources, infrastructures } = informers;
  const requirements = new Requirements();
  const gracePeriods = new GracePeriods(clock);
  const changes = new RecentChanges(clock);

  const controller = createController({
    name: 'ClusterResource',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    async reconcile(name) {
      const resource = resources.get(name);
      if (!resource) {
        gracePeriods.clear(name);
        return undefined;
      }
      const observation = await observe(resource);
      const decision = decideResource(observation, requirements, clock());
      const { step } = decision;
      if (step.kind === 'label') {
        const { resourceVersion } = resource.metadata;
        resources.assume(
          await client.patch<ClusterResource>(
            resourceTypes.clusterResources,
            { name },
            { metadata: { resourceVersion, labels: step.labels } },
            { type: 'merge' },
          ),
        );
      } else if (step.kind === 'writeStatus') {
        resources.assume(
          await client.update<ClusterResource>(
            resourceTypes.clusterResources,
            { ...resource, status: step.status },
            { subresource: 'status' },
          ),
        );
      }
      return requeueOf(decision);
    },
  });

  async function observe(
    resource: ClusterResource,
  ): Promise<ResourceObservation> {
    const name = objectKey(resource);
    const { group = '', kind } = resource.spec.resourceRef;
    const found = await client.resolveKind(group, kind, {
      fresh: changes.isRecent(group),
    });
    const { missingRules, isSettled } = descriptors;
    if (missingRules.length === 0) {
      gracePeriods.clear(name);
    }
    // An API server that starts refuses everything for a moment.
    const mayPass =
      missingRules.length > 0 &&
      isReady(resource) &&
      !gracePeriods.hasLasted(name);
    if (mayPass) {
      controller.enqueueAfter(name, 1_000);
    }
    return {
      resource,
      served: found ? 'yes' : 'no',
      mayLag: changes.mayLag(group),
      infrastructure: infrastructures.get(infrastructureName),
      descriptors: isSettled
        ? descriptors.about(resource.spec.resourceRef)
        : undefined,
      missingRules: mayPass ? [] : missingRules,
    };
  }

  const lookAtAll = wakeResources(context, controller, changes);
  return { controller, lookAtAll };
}

/** Has looked again at whatever a change may concern. Returns how to have looked at all. */
function wakeResources(
  { informers, watches }: OfferingsContext,
  controller: Controller,
  changes: RecentChanges,
): () => void {
  const { resources, infrastructures, customResourceDefinitions } = informers;
  const wake = (all: readonly ClusterResource[], afterMs = 0) => {
    for (const one of all) {
      controller.enqueueAfter(objectKey(one), afterMs);
    }
  };
  const lookAtAll = () => wake(resources.list(), togetherMs);
  resources.subscribe(({ object }) => controller.enqueue(objectKey(object)));
  infrastructures.subscribe(lookAtAll);
  customResourceDefinitions.subscribe(({ object }) => {
    const group = definedGroup(object);
    changes.note(group);
    wake(resources.byIndex('describedGroup', group));
  });
  watches.listen(({ change }) => {
    const { object, old } = change ?? {};
    if (!object) {
      lookAtAll();
      return;
    }
    for (const key of new Set(
      [object, ...(old ? [old] : [])].flatMap(describedKeysOf),
    )) {
      wake(resources.byIndex('described', key), togetherMs);
    }
  });
  return lookAtAll;
}
