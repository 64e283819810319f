import { parseClaimLease } from '@services-toolkit/claims';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import {
  createController,
  isNotFound,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import type { Environment } from '../Environment';
import { decideLease } from './decide';
import { askForHolder, observeLease } from './observe';

/**
 * Removes Leases whose ResourceClaim is gone. Usually a claim's finalizer gives its Lease back; this is for claims whose
 * finalizers were removed by force, and for Leases that were written while the claim went away. All are looked at
 * at the start, later ones when they or their holders change.
 */
export function createLeaseSweepController(
  environment: Environment,
): Controller {
  const { informers, client, leaseNamespace, logger } = environment;
  const controller = createController({
    name: 'LeaseSweep',
    logger,
    ...(environment.onOutcome && { onOutcome: environment.onOutcome }),
    workers: 2,
    async reconcile(name, { logger: log }) {
      let observation = observeLease(environment, name);
      let decision = decideLease(observation);
      if (decision.kind === 'askForHolder') {
        observation = {
          ...observation,
          holder: await askForHolder(environment, decision.lease),
        };
        decision = decideLease(observation);
      }
      if (decision.kind !== 'delete') {
        return;
      }
      const { uid, resourceVersion, holder } = decision.lease;
      try {
        await client.delete(
          builtinResourceTypes.leases,
          { name, namespace: leaseNamespace },
          { uid, resourceVersion },
        );
        log.info('Removed the Lease of a claim that is gone', { ...holder });
      } catch (error) {
        if (!isNotFound(error)) {
          throw error;
        }
      }
    },
  });
  informers.leases.subscribe(({ type, object }) => {
    // The leader renews its own Lease here every other second: that one is no claim's.
    if (type !== 'deleted' && parseClaimLease(object)) {
      controller.enqueue(object.metadata.name ?? '');
    }
  });
  informers.resourceClaims.subscribe(({ type, object }) => {
    if (type === 'deleted') {
      for (const lease of informers.leases.byIndex(
        'holder',
        object.metadata.uid ?? '',
      )) {
        if (parseClaimLease(lease)) {
          controller.enqueue(lease.metadata.name ?? '');
        }
      }
    }
  });
  return controller;
}
