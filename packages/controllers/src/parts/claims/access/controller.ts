import { isDeepStrictEqual } from 'node:util';
import {
  classAccessBindingConditions,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { controllerOf } from '../../../runtime/controllerOf';
import {
  observedGenerationOf,
  statusConditions,
} from '../../../runtime/statusConditions';
import { grantClassAccess } from './act';
import { decideClassAccess } from './decide';
import { observeClassAccess } from './observe';

/** What stands in the way without our label is followed by no watch. */
const retryMs = 30_000;

/** Turns ResourceClassAccessBindings into ClusterRoles with the verb `claim`, and ClusterRoleBindings. */
export function createClassAccessController(
  context: ClaimsContext,
): Controller {
  const { informers, client, clock, logger } = context;
  const controller = createController({
    name: 'ResourceClassAccessBinding',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 1,
    async reconcile(name) {
      const binding = informers.accessBindings.get(name);
      // On the way out, its roles go with it.
      if (!binding || binding.metadata.deletionTimestamp) {
        return undefined;
      }
      const observation = observeClassAccess(context, binding);
      const decision = decideClassAccess(observation);
      const ready = await grantClassAccess(context, observation, decision);
      const status = {
        ...observedGenerationOf(binding),
        conditions: statusConditions(
          classAccessBindingConditions,
          { Ready: ready },
          binding,
          clock(),
        ),
        classes: isGranted(ready.reason) ? decision.classes : [],
      };
      if (!isDeepStrictEqual(status, binding.status)) {
        await client.update(
          resourceTypes.resourceClassAccessBindings,
          { ...binding, status },
          { subresource: 'status' },
        );
      }
      return isGranted(ready.reason) ? undefined : { requeueAfterMs: retryMs };
    },
  });

  const all = () =>
    informers.accessBindings
      .list()
      .forEach(binding => controller.enqueue(objectKey(binding)));
  informers.accessBindings.subscribe(({ object }) =>
    controller.enqueue(objectKey(object)),
  );
  // Bindings and classes are few, and labels may have changed from or to what any of them selects.
  informers.classes.subscribe(all);
  for (const made of [informers.accessRoles, informers.accessRoleBindings]) {
    made.subscribe(({ object }) => {
      const owner = controllerOf(object.metadata);
      if (owner?.kind === resourceTypes.resourceClassAccessBindings.kind) {
        controller.enqueue(owner.name);
      }
    });
  }
  return controller;
}

function isGranted(reason: string): boolean {
  return reason !== 'NameTaken' && reason !== 'UnableToGrant';
}
