import { parseClaimLease, type ClaimLease } from '@services-toolkit/claims';
import {
  resourceTypes,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { readLive } from '../../../runtime/readLive';
import type { LeaseObservation } from './decide';

/** What the caches know about a Lease and its holder. */
export function observeLease(
  { informers, leaseNamespace }: ClaimsContext,
  name: string,
): LeaseObservation {
  const object = informers.leases.get(`${leaseNamespace}/${name}`);
  const lease = object && parseClaimLease(object);
  const known =
    lease !== undefined &&
    informers.resourceClaims.byIndex('uid', lease.holder.uid).length > 0;
  return { lease, holder: known ? 'exists' : 'unknown' };
}

/** What the API server knows about the holder: another UID under the same name is another claim. */
export async function askForHolder(
  { client }: ClaimsContext,
  { holder }: ClaimLease,
): Promise<LeaseObservation['holder']> {
  const { namespace, name, uid } = holder;
  const claim = await readLive<ResourceClaim>(
    client,
    resourceTypes.resourceClaims,
    {
      namespace,
      name,
    },
  );
  switch (claim.kind) {
    case 'found':
      return claim.value.metadata.uid === uid ? 'exists' : 'gone';
    case 'absent':
      return 'gone';
    default:
      // Nobody knows: nothing is deleted, and the next look asks again.
      throw new Error(
        `It cannot be told whether ResourceClaim ${namespace}/${name} still exists: reading it is ${claim.kind}`,
      );
  }
}
