import {
  identityOf,
  isInPool,
  referencesOf,
  resolvedClassName,
} from '@services-toolkit/claims';
import {
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { Throttle } from '../../../runtime/Throttle';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { classesAmong } from '../pools/poolUser';
import { decideUsage } from './decide';
import { observeUsage } from './observe';

/** People read it; a claim that is fulfilled costs no write more. */
const intervalMs = 10_000;

/** Keeps what a class's status says of its use. */
export function createUsageController(
  context: ClaimsContext,
  signal: AbortSignal,
): Controller {
  const { informers, watches, client, clock, logger } = context;
  const { classes, classClaims, resourceClaims } = informers;
  const controller = createController({
    name: 'ClusterInstanceClassUsage',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 1,
    async reconcile(name) {
      const instanceClass = classes.get(name);
      if (!instanceClass?.status) {
        // Whoever keeps its conditions has not come to it yet, and wakes us.
        return;
      }
      const observation = observeUsage(context, instanceClass);
      const step = observation && decideUsage(observation);
      if (step?.kind === 'writeUsage') {
        await client.update(
          resourceTypes.clusterInstanceClasses,
          {
            ...instanceClass,
            status: { ...instanceClass.status, usage: step.usage },
          },
          { subresource: 'status' },
        );
      }
    },
  });
  const throttle = new Throttle(name => controller.enqueue(name), {
    intervalMs,
    clock,
    signal,
  });

  classes.subscribe(({ type, object: { metadata } }) => {
    if (type === 'deleted') {
      throttle.forget(metadata.name ?? '');
    } else {
      throttle.ask(metadata.name ?? '');
    }
  });
  classClaims.subscribe(({ object, old }) => {
    for (const claim of old ? [object, old] : [object]) {
      askForClassOf(claim);
    }
  });
  // Claims on an instance itself take it from the pools that it is in.
  resourceClaims.subscribe(({ object }) => {
    for (const ref of referencesOf(object)) {
      const { group, kind, namespace } = identityOf(
        ref,
        object.metadata.namespace ?? '',
      );
      for (const one of classes.byIndex('kind', `${group}/${kind}`)) {
        if (one.spec.pool && isInPool(one.spec.pool, namespace)) {
          throttle.ask(one.metadata.name ?? '');
        }
      }
    }
  });
  watches.listen(({ users }) =>
    classesAmong(users).forEach(name => throttle.ask(name)),
  );

  function askForClassOf(claim: ClassClaim): void {
    const name = resolvedClassName(claim);
    if (name !== undefined) {
      throttle.ask(name);
    }
  }
  return controller;
}
