import { type PoolInstance } from '@services-toolkit/claims';
import {
  getCondition,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { Informer } from '@services-toolkit/kubernetes-runtime';
import { found, pending, type ReadResult } from '../../../runtime/ReadResult';
import { readWatch } from '../../../runtime/readWatch';
import { subjectKey } from '../kinds/followClaimKinds';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { poolUser } from '../pools/poolUser';
import type { PoliciesOf, PoolInstances } from '../rules/chooseInstance';
import type { ClassClaimMemory } from './ClassClaimMemory';

export function policiesOf({ informers }: ClaimsContext): PoliciesOf {
  return identity =>
    informers.policies.byIndex(
      'subject',
      subjectKey(identity.namespace, identity),
    );
}

/** The instances of a class's pool, as a claim meets them. */
export function readPool(
  context: ClaimsContext,
  memory: Pick<ClassClaimMemory, 'assumed' | 'free' | 'gracePeriods' | 'lost'>,
  claim: ClassClaim,
  instanceClass: ReadResult<ClusterInstanceClass>,
  className: string,
): ReadResult<PoolInstances> {
  const informer = context.watches.followedBy(poolUser(className));
  if (!informer) {
    // The class's controller has not come to it yet.
    return pending;
  }
  const { gracePeriods } = memory;
  const uid = claim.metadata.uid ?? '';
  const reading = readWatch(informer);
  switch (reading.kind) {
    case 'found':
      gracePeriods.clear(uid);
      return instanceClass.kind === 'found'
        ? found(poolInstances(memory, claim, instanceClass.value, informer))
        : pending;
    case 'absent':
      // Then it is the class that is not ready, and says so.
      return pending;
    case 'forbidden':
      // The pool could be read before: see GracePeriods.
      return wasRead(claim) && !gracePeriods.hasLasted(uid) ? pending : reading;
    default:
      return reading;
  }
}

/** Whether the claim waits for an instance: then its pool could be read a while ago. */
function wasRead({ status }: ClassClaim): boolean {
  return (
    getCondition(status?.conditions, 'Ready')?.reason === 'NoClaimableInstances'
  );
}

const heldInstance: PoolInstance = { held: true };

/**
 * The free ones first. Only as many are looked at as somebody asks for: of a pool of ten thousands a claim needs a few, and
 * another worker may take one meanwhile.
 */
function poolInstances(
  { assumed, lost, free }: Pick<ClassClaimMemory, 'assumed' | 'lost' | 'free'>,
  claim: ClassClaim,
  { metadata, spec }: ClusterInstanceClass,
  informer: Informer<KubernetesObject>,
): PoolInstances {
  const claimUid = claim.metadata.uid ?? '';
  const pool = free.of(metadata.name ?? '', informer, spec.pool?.namespaces);
  return {
    length: pool.size,
    *[Symbol.iterator]() {
      let count = 0;
      for (const instance of pool.free()) {
        const { resource, key } = instance;
        const isSpokenFor =
          assumed.isTaken(resource.uid, claimUid) || lost.has(claimUid, key);
        count++;
        yield isSpokenFor ? heldInstance : instance;
      }
      for (; count < pool.size; count++) {
        yield heldInstance;
      }
    },
  };
}

export function hasFree(pool: PoolInstances): boolean {
  for (const { held } of pool) {
    if (!held) {
      return true;
    }
  }
  return false;
}
