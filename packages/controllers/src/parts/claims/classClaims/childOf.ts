import {
  childName,
  identityKey,
  identityOf,
  isInPool,
  resolvedClassName,
} from '@services-toolkit/claims';
import {
  type ClassClaim,
  type ObjectReference,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { Informers } from '../kinds/followClaimKinds';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import type { Provisioner } from '../provisioning/Provisioner';
import { pending } from '../../../runtime/ReadResult';
import { classClaimOwner, ownerKey } from '../rules/owners';
import { poolUser } from '../pools/poolUser';
import { readWatch } from '../../../runtime/readWatch';
import type { ChildOrigin } from './rules/lookupOf';

/**
 * The ResourceClaim that the claim controls: in its namespace, under the name that its own has, and naming it by name and
 * UID as its controller. That of a claim which the original left behind may have another name; it counts where it holds what
 * the claim's status says.
 */
export function childOf(
  { informers }: { informers: Pick<Informers, 'resourceClaims'> },
  { metadata, status }: ClassClaim,
): ResourceClaim | undefined {
  const { name = '', namespace = '', uid = '' } = metadata;
  const named = informers.resourceClaims
    .byIndex('owner', ownerKey(namespace, uid))
    .filter(one => classClaimOwner(one)?.name === name);
  const keyOf = (ref: ObjectReference | undefined) =>
    ref && identityKey(identityOf(ref, namespace));
  const settledOn = keyOf(status?.resourceRef);
  return (
    named.find(
      one =>
        settledOn !== undefined &&
        keyOf(one.status?.claimedResourceRef) === settledOn,
    ) ?? named.find(one => one.metadata.name === childName({ name, uid }))
  );
}

/**
 * Where the ResourceClaim of a claim that has found nothing yet comes from. That this process made it is known; of others,
 * what they refer to decides: an instance of the class's pool, or what was made for the claim.
 */
export async function originOfChild(
  context: Pick<ClaimsContext, 'informers' | 'watches'>,
  created: ReadonlyMap<string, string>,
  claim: ClassClaim,
  child: ResourceClaim,
  provisioner: Provisioner | undefined,
): Promise<ChildOrigin> {
  const { uid = '', namespace = '' } = claim.metadata;
  if (created.get(uid) === child.metadata.uid) {
    return 'own';
  }
  const wanted = identityOf(child.spec.ref, namespace);
  if (provisioner) {
    const made = await provisioner.provision(claim, undefined);
    if (made.kind !== 'ready') {
      return 'unknown';
    }
    return identityKey(identityOf(made.ref, namespace)) === identityKey(wanted)
      ? 'own'
      : 'foreign';
  }
  const className = resolvedClassName(claim) ?? '';
  const pool = context.informers.classes.get(className)?.spec.pool;
  if (!pool) {
    // The claim was given another class meanwhile, or the class is gone: what it was to get, it gets no more.
    return 'foreign';
  }
  const informer = context.watches.followedBy(poolUser(className));
  const reading = informer ? readWatch(informer) : pending;
  if (!informer || (reading.kind !== 'found' && reading.kind !== 'absent')) {
    return 'unknown';
  }
  const isInstance =
    informer.type.kind === wanted.kind &&
    informer.type.group === wanted.group &&
    informer.get(`${wanted.namespace}/${wanted.name}`) !== undefined &&
    isInPool(pool, wanted.namespace);
  return isInstance ? 'own' : 'foreign';
}
