import {
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import type { ControllerContext } from '../../../runtime/ControllerContext';
import { classClaimOwner } from '../rules/owners';
import { readLive } from '../../../runtime/readLive';
import { deleteResourceClaim } from './act';

/**
 * Deletes ResourceClaims whose ClassClaim (by UID) is gone, so that instances become free at once. The garbage
 * collector would do it too, yet it may take half a minute to notice that our kinds exist, and stops where
 * discovery is broken.
 */
export async function removeOrphans(
  context: ControllerContext,
  claimKey: string,
): Promise<void> {
  const { informers, client } = context;
  const known = informers.classClaims.get(claimKey)?.metadata.uid;
  const orphans = informers.resourceClaims
    .byIndex('ownerName', claimKey)
    .filter(
      orphan =>
        classClaimOwner(orphan)?.uid !== known &&
        orphan.metadata.deletionTimestamp === undefined,
    );
  const [namespace = '', name = ''] = claimKey.split('/');
  for (const orphan of orphans) {
    // A ResourceClaim may get here before the claim that it belongs to: only the API server knows that that is gone.
    const owner = await readLive<ClassClaim>(
      client,
      resourceTypes.classClaims,
      {
        namespace,
        name,
      },
    );
    const gone =
      owner.kind === 'absent' ||
      (owner.kind === 'found' &&
        owner.value.metadata.uid !== classClaimOwner(orphan)?.uid);
    if (gone) {
      await deleteResourceClaim(context, orphan);
    }
  }
}
