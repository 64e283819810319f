import {
  builtinResourceTypes,
  groupOf,
  toClaimableResource,
  type KubernetesObject,
  type Lease,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { isAlreadyExists } from '@services-toolkit/kubernetes-runtime';
import type { Environment } from '../Environment';
import { newClaimLease } from '../rules/claimLease';
import { readLive } from '../tracking/readLive';
import { resolveServedKind } from '../tracking/resolveServedKind';

/**
 * Gives a Lease to each claim that says it holds something and has none: those that the original left
 * behind, when this project takes over a cluster. It runs before any new claim is looked at, which might else get
 * what they have. Where two say that they hold the same, the older one does.
 */
export async function takeOver(environment: Environment): Promise<void> {
  const { informers, logger } = environment;
  const without = informers.resourceClaims
    .list()
    .filter(
      ({ metadata, status }) =>
        status?.claimedResourceRef !== undefined &&
        metadata.deletionTimestamp === undefined &&
        informers.leases.byIndex('holder', metadata.uid ?? '').length === 0,
    )
    .sort((a, b) => ageKey(a).localeCompare(ageKey(b)));
  for (const claim of without) {
    await takeLease(environment, claim);
  }
  if (without.length > 0) {
    logger.info('Claims that held resources without a Lease were taken over', {
      claims: without.length,
    });
  }
}

async function takeLease(
  environment: Environment,
  claim: ResourceClaim,
): Promise<void> {
  const { client, leaseNamespace, clock } = environment;
  const ref = claim.status?.claimedResourceRef;
  if (!ref) {
    return;
  }
  const { namespace = '', name = '', uid = '' } = claim.metadata;
  const type = await resolveServedKind(
    client,
    groupOf(ref.apiVersion),
    ref.kind,
  );
  const resource =
    type &&
    (await readLive<KubernetesObject>(client, type, {
      name: ref.name,
      ...(type.namespaced && { namespace: ref.namespace || namespace }),
    }));
  if (!type || resource?.kind !== 'found') {
    // The claim itself says so in its conditions.
    return;
  }
  const lease = newClaimLease(
    toClaimableResource(resource.value, type),
    { namespace, name, uid },
    { namespace: leaseNamespace, now: clock() },
  );
  try {
    await client.create<Lease>(builtinResourceTypes.leases, lease);
  } catch (error) {
    if (!isAlreadyExists(error)) {
      throw error;
    }
  }
}

function ageKey({ metadata }: ResourceClaim): string {
  return `${metadata.creationTimestamp}/${metadata.uid}`;
}
