import {
  getCondition,
  identityKey,
  occupies,
  resourceTypes,
  toClaimableResource,
  type ClaimableResource,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
  type PoolInstance,
  type ResourceClaim,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { Informer } from '@services-toolkit/kubernetes-runtime';
import type { Environment } from '../Environment';
import { found, pending, type Reading } from '../reading/Reading';
import { isSettled } from '../rules/isSettled';
import type { Doubts } from '../tracking/Doubts';
import { poolUser } from '../tracking/poolUser';
import { readLive } from '../tracking/readLive';
import { readWatch } from '../tracking/readWatch';
import { isPlanned } from '../provisioning/isPlanned';
import type { Provisioners } from '../provisioning/Provisioners';
import type { ClassClaimObservation } from './decide';
import type { LostInstances } from './LostInstances';
import { observeMaking, settledMaking } from './observeMaking';
import type { Reservations } from './Reservations';

/** What the reading of ClassClaims needs besides the environment. */
export interface ClassClaimMemory {
  reservations: Reservations;
  doubts: Doubts;
  provisioners: Provisioners;
  lost: LostInstances;
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
  const resourceClaim = ownResourceClaim(environment, claim);
  const own = memory.provisioners.ofClaim(claim);
  if (isSettled(claim) || resourceClaim) {
    return {
      claim,
      resourceClaim,
      instanceClass: pending,
      pool: pending,
      policies: [],
      ...(own && { making: settledMaking(own) }),
      refusal: undefined,
    };
  }
  const className = claim.spec.classRef?.name ?? '';
  const instanceClass = await readClass(environment, className);
  const provisioner =
    (isPlanned(claim) ? own : undefined) ??
    (instanceClass.kind === 'found'
      ? memory.provisioners.ofClass(instanceClass.value)
      : undefined);
  if (provisioner) {
    return {
      claim,
      resourceClaim,
      instanceClass,
      pool: pending,
      policies: [],
      making: await observeMaking(
        environment,
        provisioner,
        claim,
        instanceClass,
      ),
      refusal: undefined,
    };
  }
  const pool = readPool(environment, memory, claim, className);
  return {
    claim,
    resourceClaim,
    instanceClass,
    pool,
    policies: environment.informers.policies.list(),
    refusal: undefined,
  };
}

/** The one that the claim controls. Had it two (the original's and ours), the one that holds something counts. */
export function ownResourceClaim(
  { informers }: Pick<Environment, 'informers'>,
  claim: ClassClaim,
): ResourceClaim | undefined {
  const owned = informers.resourceClaims.byIndex(
    'owner',
    claim.metadata.uid ?? '',
  );
  return owned.find(({ status }) => status?.claimedResourceRef) ?? owned[0];
}

async function readClass(
  { informers, client }: Environment,
  name: string,
): Promise<Reading<ClusterInstanceClass>> {
  const cached = informers.classes.get(name);
  return cached
    ? found(cached)
    : // A class that was applied together with its claims may be on its way to the cache.
      readLive<ClusterInstanceClass>(
        client,
        resourceTypes.clusterInstanceClasses,
        { name },
      );
}

function readPool(
  environment: Environment,
  { reservations, doubts, lost }: ClassClaimMemory,
  claim: ClassClaim,
  className: string,
): Reading<readonly PoolInstance[]> {
  const informer = environment.watches.followedBy(poolUser(className));
  if (!informer) {
    // The class's controller has not come to it yet.
    return pending;
  }
  const uid = claim.metadata.uid ?? '';
  const reading = readWatch(informer);
  switch (reading.kind) {
    case 'found':
      doubts.clear(uid);
      return found(
        poolInstances(environment, { reservations, lost }, claim, informer),
      );
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

function poolInstances(
  { informers }: Environment,
  { reservations, lost }: Pick<ClassClaimMemory, 'reservations' | 'lost'>,
  claim: ClassClaim,
  informer: Informer<KubernetesObject>,
): PoolInstance[] {
  const claimUid = claim.metadata.uid ?? '';
  const isHeld = ({ resource: { uid }, key }: PoolMember) =>
    reservations.isTaken(uid, claimUid) ||
    lost.has(claimUid, key) ||
    informers.leases.byIndex('resourceUid', uid).length > 0 ||
    informers.resourceClaims.byIndex('resource', key).some(occupies);
  return informer.list().map(object => {
    const member = poolMemberOf(object, informer.type);
    return { resource: member.resource, held: isHeld(member) };
  });
}

/** What each look at a pool needs of an object in it. */
interface PoolMember {
  resource: ClaimableResource;
  key: string;
}

/** Objects of an informer never change, and a large pool is looked at for every claim on it. */
const poolMembers = new WeakMap<KubernetesObject, PoolMember>();

function poolMemberOf(
  object: KubernetesObject,
  type: ResourceType,
): PoolMember {
  let member = poolMembers.get(object);
  if (!member) {
    const resource = toClaimableResource(object, type);
    member = { resource, key: identityKey(resource.identity) };
    poolMembers.set(object, member);
  }
  return member;
}
