import { type PoolInstance, resolvedClassName } from '@services-toolkit/claims';
import {
  getCondition,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  KubernetesApiError,
  type Informer,
} from '@services-toolkit/kubernetes-runtime';
import { subjectKey } from '../kinds/followClaimKinds';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { found, pending, type ReadResult } from '../../../runtime/ReadResult';
import type { AssumedStatuses } from '../rules/AssumedStatuses';
import type { PoliciesOf, PoolInstances } from '../rules/chooseInstance';
import { isSettled } from '../rules/isSettled';
import type { GracePeriods } from '../../../runtime/GracePeriods';
import { poolUser } from '../pools/poolUser';
import { readLive } from '../../../runtime/readLive';
import { readWatch } from '../../../runtime/readWatch';
import { wholeClaim } from '../kinds/wholeClaim';
import { isPlanned } from '../provisioning/originOf';
import type { Provisioners } from '../provisioning/Provisioners';
import { childOf, originOfChild } from './childOf';
import type { ClassClaimObservation } from './types';
import type { FreeInstances } from './FreeInstances';
import type { LostInstances } from './LostInstances';
import { firstRefusal, type Gate } from './Gate';
import {
  observeProvisioning,
  settledProvisioning,
} from './observeProvisioning';
import type { AssumeCache } from './AssumeCache';
import type { Expectations } from './Expectations';
import type { Turns } from './Turns';

const none: PoliciesOf = () => [];

/** What the reading of ClassClaims needs besides the context. */
export interface ClassClaimMemory {
  assumed: AssumeCache;
  assumedStatuses: AssumedStatuses;
  gracePeriods: GracePeriods;
  provisioners: Provisioners;
  lost: LostInstances;
  free: FreeInstances;
  /** The UIDs of the ResourceClaims that this process has made, by the claim's UID, until the claim has found its instance. */
  created: Map<string, string>;
  turns: Turns;
  expectations: Expectations;
  /** In this order a claim has to pass them. */
  gates: readonly Gate[];
}

/**
 * Reads all that decides about a claim. Nothing is waited for once the pool has been read: between that and the
 * reservation of an instance no other worker can get in.
 */
export async function observeClassClaim(
  context: ClaimsContext,
  memory: ClassClaimMemory,
  claim: ClassClaim,
): Promise<ClassClaimObservation> {
  const child = childOf(context, claim);
  const resourceClaim = child && memory.assumedStatuses.of(child);
  const own = memory.provisioners.ofClaim(claim);
  if (isSettled(claim) || resourceClaim) {
    const childOrigin =
      resourceClaim && !isSettled(claim)
        ? await originOfChild(
            context,
            memory.created,
            claim,
            resourceClaim,
            own,
          )
        : undefined;
    return {
      claim,
      resourceClaim,
      ...(childOrigin && { childOrigin }),
      instanceClass: pending,
      pool: pending,
      policies: none,
      ...(own && { progress: settledProvisioning(own) }),
      refusal: undefined,
    };
  }
  // What was begun goes on with the class that it was begun with.
  const className = resolvedClassName(claim) ?? '';
  const instanceClass = await readClass(context, className);
  const provisioner =
    (isPlanned(claim) ? own : undefined) ??
    (instanceClass.kind === 'found'
      ? memory.provisioners.ofClass(instanceClass.value)
      : undefined);
  if (provisioner) {
    const whole = await wholeClaim(context, resourceTypes.classClaims, claim);
    if (!whole) {
      // Its end is about to be told by the watch.
      return {
        ...{ claim, resourceClaim, instanceClass: pending, pool: pending },
        ...{ policies: none, refusal: undefined },
      };
    }
    const progress = observeProvisioning(provisioner, whole, instanceClass);
    const closed =
      // Once something was made, nobody is asked again.
      instanceClass.kind === 'found' &&
      progress.parameters.kind !== 'noClass' &&
      !isPlanned(whole)
        ? await firstRefusal(memory.gates, whole, instanceClass.value)
        : undefined;
    return {
      claim: whole,
      resourceClaim,
      instanceClass,
      pool: pending,
      policies: none,
      progress,
      ...(closed && { closed }),
      refusal: undefined,
    };
  }
  const closed =
    instanceClass.kind === 'found'
      ? await firstRefusal(memory.gates, claim, instanceClass.value)
      : undefined;
  const pool = readPool(context, memory, claim, instanceClass);
  const lostForMs = memory.lost.remainingMs(claim.metadata.uid ?? '');
  return {
    claim,
    resourceClaim,
    instanceClass,
    pool,
    policies: policiesOf(context),
    ...(closed && { closed }),
    ...(lostForMs !== undefined && { lostForMs }),
    ahead:
      pool.kind === 'found' && hasFree(pool.value)
        ? memory.turns.aheadOf(claim)
        : [],
    refusal: undefined,
  };
}

function policiesOf({ informers }: ClaimsContext): PoliciesOf {
  return identity =>
    informers.policies.byIndex(
      'subject',
      subjectKey(identity.namespace, identity),
    );
}

async function readClass(
  { informers, client }: ClaimsContext,
  name: string,
): Promise<ReadResult<ClusterInstanceClass>> {
  const cached = informers.classes.get(name);
  if (cached) {
    return found(cached);
  }
  try {
    // A class that was applied together with its claims may be on its way to the cache.
    return await readLive<ClusterInstanceClass>(
      client,
      resourceTypes.clusterInstanceClasses,
      { name },
    );
  } catch (error) {
    if (error instanceof KubernetesApiError) {
      return { kind: 'failed', message: error.message };
    }
    throw error;
  }
}

function readPool(
  context: ClaimsContext,
  memory: ClassClaimMemory,
  claim: ClassClaim,
  instanceClass: ReadResult<ClusterInstanceClass>,
): ReadResult<PoolInstances> {
  const className = resolvedClassName(claim) ?? '';
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

function hasFree(pool: PoolInstances): boolean {
  for (const { held } of pool) {
    if (!held) {
      return true;
    }
  }
  return false;
}
