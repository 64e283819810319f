import {
  resourceTypes,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import {
  ClusterUnreachableError,
  createController,
  isConflict,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { definedGroup } from '../createInformers';
import type { ControllerContext } from '../../../runtime/ControllerContext';
import type { Provisioners } from '../provisioning/Provisioners';
import { GracePeriods } from '../../../runtime/GracePeriods';
import { classesAmong, poolUser } from '../pools/poolUser';
import { decideClass, type ClassObservation } from './decide';
import { observeClass } from './observe';

/** Discovery follows a CustomResourceDefinition within a second or so, and nothing can be watched that says when. */
const discoveryLagMs = 500;
const discoverySettledMs = 30_000;

/** What fails, and may pass, is told after this, and tried again so often. */
const brokenAfterMs = 3_000;
const brokenAgainMs = 10_000;

/** What is behind a class is told by a watch; this is for news that may pass, of which none tells. */
const sourcePendingMs = 2_000;

/** Keeps the status of ClusterInstanceClasses, and the watches on their pools. */
export function createClassController(
  context: ControllerContext,
  provisioners: Provisioners,
): Controller {
  const { informers, watches, client, clock, logger } = context;
  const gracePeriods = new GracePeriods(clock);
  const definitionChanged = new Map<string, number>();

  const controller = createController({
    name: 'ClusterInstanceClass',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 2,
    async reconcile(name) {
      const instanceClass = informers.classes.get(name);
      if (!instanceClass) {
        watches.unfollow(poolUser(name));
        gracePeriods.clear(name);
        gracePeriods.clear(`observe/${name}`);
        for (const provisioner of provisioners.all) {
          provisioner.forgetClass(name);
        }
        return undefined;
      }
      const observation = await observe(instanceClass);
      const decision = decideClass(observation, clock());
      if (decision.kind === 'writeStatus') {
        // With the resourceVersion that was read: whoever wrote in between makes this a conflict, and it is looked at anew.
        await client.update(
          resourceTypes.clusterInstanceClasses,
          { ...instanceClass, status: decision.status },
          { subresource: 'status' },
        );
      }
      const { behind } = observation;
      if (behind.kind === 'broken') {
        return { requeueAfterMs: brokenAgainMs };
      }
      if (behind.kind === 'doubtful') {
        return { requeueAfterMs: discoveryLagMs };
      }
      if (behind.kind === 'source' && behind.source.kind === 'pending') {
        return { requeueAfterMs: sourcePendingMs };
      }
      const changed =
        behind.kind === 'notServed'
          ? definitionChanged.get(behind.group)
          : undefined;
      return changed !== undefined &&
        clock().getTime() - changed < discoverySettledMs
        ? { requeueAfterMs: discoveryLagMs }
        : undefined;
    },
  });

  /** What throws for one class becomes its condition when it lasts. */
  async function observe(
    instanceClass: ClusterInstanceClass,
  ): Promise<ClassObservation> {
    const doubt = `observe/${objectKey(instanceClass)}`;
    try {
      const observation = await observeClass(
        context,
        provisioners,
        gracePeriods,
        instanceClass,
      );
      gracePeriods.clear(doubt);
      return observation;
    } catch (error) {
      const passes =
        isConflict(error) || error instanceof ClusterUnreachableError;
      if (passes || !gracePeriods.hasLasted(doubt, brokenAfterMs)) {
        throw error;
      }
      const message = error instanceof Error ? error.message : String(error);
      logger.error('What is behind a class cannot be looked at', {
        class: objectKey(instanceClass),
        error: message,
      });
      return { instanceClass, behind: { kind: 'broken', message } };
    }
  }

  informers.classes.subscribe(({ object }) =>
    controller.enqueue(objectKey(object)),
  );
  // RBAC: get, list, watch on customresourcedefinitions (metadata).
  informers.customResourceDefinitions.subscribe(({ object }) => {
    const group = definedGroup(object);
    definitionChanged.set(group, clock().getTime());
    for (const one of informers.classes.byIndex('group', group)) {
      controller.enqueue(objectKey(one));
    }
  });
  watches.listen(({ users, change }) => {
    if (!change) {
      for (const name of classesAmong(users)) {
        controller.enqueue(name);
      }
    }
  });
  return controller;
}
