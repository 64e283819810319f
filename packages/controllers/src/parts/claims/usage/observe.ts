import {
  isHeldBySomebody,
  isInPool,
  toClaimableResource,
} from '@services-toolkit/claims';
import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import { readWatch } from '../../../runtime/readWatch';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { poolUser } from '../pools/poolUser';
import type { UsageObservation } from './decide';

/**
 * Counts what the caches know about claims on a class, and about the instances of its pool; nothing while its pool cannot be
 * read, which the class's condition tells.
 */
export function observeUsage(
  context: ClaimsContext,
  instanceClass: ClusterInstanceClass,
): UsageObservation | undefined {
  const name = instanceClass.metadata.name ?? '';
  const pool = countPool(context, instanceClass);
  if (instanceClass.spec.pool && !pool) {
    return undefined;
  }
  return {
    before: instanceClass.status?.usage,
    claims: context.informers.classClaims.byIndex('class', name),
    ...(pool && { pool }),
  };
}

function countPool(
  { informers, watches }: ClaimsContext,
  { metadata, spec }: ClusterInstanceClass,
): UsageObservation['pool'] {
  const informer = watches.followedBy(poolUser(metadata.name ?? ''));
  if (!spec.pool || !informer || readWatch(informer).kind !== 'found') {
    return undefined;
  }
  const { pool } = spec;
  const count = { free: 0, held: 0 };
  for (const object of informer.list()) {
    if (isInPool(pool, object.metadata.namespace ?? '')) {
      const resource = toClaimableResource(object, informer.type);
      count[isHeldBySomebody(resource, informers) ? 'held' : 'free'] += 1;
    }
  }
  return count;
}
