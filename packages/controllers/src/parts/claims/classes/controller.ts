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
import { definedGroup } from '../../../runtime/watches/Definitions';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import type { Provisioners } from '../provisioning/Provisioners';
import { requeueOf } from '../../../runtime/Decision';
import { GracePeriods } from '../../../runtime/GracePeriods';
import { classesAmong, poolUser } from '../pools/poolUser';
import { onlyUsageDiffers } from '../rules/onlyUsageDiffers';
import { decideClass, type ClassObservation } from './decide';
import { observeClass } from './observe';

/** For so long after a CustomResourceDefinition has changed, its kind may not be served yet. */
const discoverySettledMs = 30_000;

/** What fails, and may pass, is told after this. */
const brokenAfterMs = 3_000;

/** Keeps the status of ClusterInstanceClasses, and the watches on their pools. */
export function createClassController(
  context: ClaimsContext,
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
      const decision = decideClass(await observe(instanceClass), clock());
      const { step } = decision;
      if (step.kind === 'writeStatus') {
        // With the resourceVersion that was read: whoever wrote in between makes this a conflict, and it is looked at anew.
        await client.update(
          resourceTypes.clusterInstanceClasses,
          { ...instanceClass, status: step.status },
          { subresource: 'status' },
        );
      }
      return requeueOf(decision);
    },
  });

  /** What throws for one class becomes its condition when it lasts. */
  async function observe(
    instanceClass: ClusterInstanceClass,
  ): Promise<ClassObservation> {
    const graceKey = `observe/${objectKey(instanceClass)}`;
    try {
      const observation = await observeClass(
        context,
        provisioners,
        gracePeriods,
        instanceClass,
      );
      gracePeriods.clear(graceKey);
      return withNews(observation);
    } catch (error) {
      const passes =
        isConflict(error) || error instanceof ClusterUnreachableError;
      if (passes || !gracePeriods.hasLasted(graceKey, brokenAfterMs)) {
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

  function withNews(observation: ClassObservation): ClassObservation {
    const { behind } = observation;
    if (behind.kind !== 'notServed') {
      return observation;
    }
    const changed = definitionChanged.get(behind.group);
    const mayComeSoon =
      changed !== undefined && clock().getTime() - changed < discoverySettledMs;
    return { ...observation, behind: { ...behind, mayComeSoon } };
  }

  informers.classes.subscribe(({ object, old }) => {
    if (!old || !onlyUsageDiffers(old, object)) {
      controller.enqueue(objectKey(object));
    }
  });
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
