import { parseClaimLease } from '@services-toolkit/claims';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import {
  createController,
  isNotFound,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { decideLease } from './decide';
import { askForHolder, observeLease } from './observe';

/**
 * Removes Leases whose ResourceClaim is gone. Usually a claim's finalizer gives its Lease back; this is for claims whose
 * finalizers were removed by force, and for Leases that were written while the claim went away. All are looked at
 * at the start, later ones when they or their holders change.
 */
export function createOrphanedLeasesController(
  context: ClaimsContext,
): Controller {
  const { informers, client, leaseNamespace, logger } = context;
  const controller = createController({
    name: 'OrphanedLeases',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 2,
    async reconcile(name, { logger: log }) {
      let observation = observeLease(context, name);
      let decision = decideLease(observation);
      if (decision.kind === 'askForHolder') {
        observation = {
          ...observation,
          holder: await askForHolder(context, decision.lease),
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
