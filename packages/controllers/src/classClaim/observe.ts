import { type PoolInstance } from '@services-toolkit/claims';
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
import { subjectKey } from '../createInformers';
import type { Environment } from '../Environment';
import { found, pending, type Reading } from '../reading/Reading';
import type { PoliciesOf } from '../rules/chooseInstance';
import { isSettled } from '../rules/isSettled';
import type { Doubts } from '../tracking/Doubts';
import { poolUser } from '../tracking/poolUser';
import { readLive } from '../tracking/readLive';
import { readWatch } from '../tracking/readWatch';
import { wholeClaim } from '../tracking/wholeClaim';
import { isPlanned } from '../provisioning/originOf';
import type { Provisioners } from '../provisioning/Provisioners';
import { childOf, originOfChild } from './childOf';
import type { ClassClaimObservation } from './decide';
import type { FreeInstances } from './FreeInstances';
import type { LostInstances } from './LostInstances';
import { observeMaking, settledMaking } from './observeMaking';
import type { Reservations } from './Reservations';
import type { Turns } from './Turns';

const none: PoliciesOf = () => [];

/** What the reading of ClassClaims needs besides the environment. */
export interface ClassClaimMemory {
  reservations: Reservations;
  doubts: Doubts;
  provisioners: Provisioners;
  lost: LostInstances;
  free: FreeInstances;
  /** The UIDs of the ResourceClaims that this process has made, by the claim's UID, until the claim has found its instance. */
  created: ReadonlyMap<string, string>;
  turns: Turns;
}

/**
 * Reads all that decides about a claim. Nothing is waited for once the pool has been read: between that and the
 * reservation of an instance no other worker can get in.
 */
export async function observeClassClaim(
  environment: Environment,
  memory: ClassClaimMemory,
  claim: ClassClaim,
): Promise<ClassClaimObservation> {
  const resourceClaim = childOf(environment, claim);
  const own = memory.provisioners.ofClaim(claim);
  if (isSettled(claim) || resourceClaim) {
    const childOrigin =
      resourceClaim && !isSettled(claim)
        ? await originOfChild(
            environment,
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
      ...(own && { making: settledMaking(own) }),
      refusal: undefined,
    };
  }
  // What was begun goes on with the class that it was begun with.
  const className =
    claim.status?.provisionedBy?.className ?? claim.spec.classRef?.name ?? '';
  const instanceClass = await readClass(environment, className);
  const provisioner =
    (isPlanned(claim) ? own : undefined) ??
    (instanceClass.kind === 'found'
      ? memory.provisioners.ofClass(instanceClass.value)
      : undefined);
  if (provisioner) {
    const whole = await wholeClaim(
      environment,
      resourceTypes.classClaims,
      claim,
    );
    if (!whole) {
      // Its end is about to be told by the watch.
      return {
        ...{ claim, resourceClaim, instanceClass: pending, pool: pending },
        ...{ policies: none, refusal: undefined },
      };
    }
    return {
      claim: whole,
      resourceClaim,
      instanceClass,
      pool: pending,
      policies: none,
      making: await observeMaking(
        environment,
        provisioner,
        whole,
        instanceClass,
      ),
      refusal: undefined,
    };
  }
  const pool = readPool(environment, memory, claim, instanceClass);
  return {
    claim,
    resourceClaim,
    instanceClass,
    pool,
    policies: policiesOf(environment),
    ahead:
      pool.kind === 'found' && pool.value.some(({ held }) => !held)
        ? memory.turns.aheadOf(claim)
        : [],
    refusal: undefined,
  };
}

function policiesOf({ informers }: Environment): PoliciesOf {
  return identity =>
    informers.policies.byIndex(
      'subject',
      subjectKey(identity.namespace, identity),
    );
}

async function readClass(
  { informers, client }: Environment,
  name: string,
): Promise<Reading<ClusterInstanceClass>> {
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
  environment: Environment,
  memory: ClassClaimMemory,
  claim: ClassClaim,
  instanceClass: Reading<ClusterInstanceClass>,
): Reading<readonly PoolInstance[]> {
  const className = claim.spec.classRef?.name ?? '';
  const informer = environment.watches.followedBy(poolUser(className));
  if (!informer) {
    // The class's controller has not come to it yet.
    return pending;
  }
  const { doubts } = memory;
  const uid = claim.metadata.uid ?? '';
  const reading = readWatch(informer);
  switch (reading.kind) {
    case 'found':
      doubts.clear(uid);
      return instanceClass.kind === 'found'
        ? found(poolInstances(memory, claim, instanceClass.value, informer))
        : pending;
    case 'absent':
      // Then it is the class that is not ready, and says so.
      return pending;
    case 'forbidden':
      // The pool could be read before: see Doubts.
      return wasRead(claim) && !doubts.hasLasted(uid) ? pending : reading;
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

function poolInstances(
  {
    reservations,
    lost,
    free,
  }: Pick<ClassClaimMemory, 'reservations' | 'lost' | 'free'>,
  claim: ClassClaim,
  { metadata, spec }: ClusterInstanceClass,
  informer: Informer<KubernetesObject>,
): PoolInstance[] {
  const claimUid = claim.metadata.uid ?? '';
  const instances: PoolInstance[] = [];
  const pool = free.of(metadata.name ?? '', informer, spec.pool?.namespaces);
  for (const instance of pool.free) {
    const { resource, key } = instance;
    const isSpokenFor =
      reservations.isTaken(resource.uid, claimUid) || lost.has(claimUid, key);
    instances.push(isSpokenFor ? heldInstance : instance);
  }
  while (instances.length < pool.size) {
    instances.push(heldInstance);
  }
  return instances;
}
