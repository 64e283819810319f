import {
  allowedByPolicy,
  availabilityOf,
  type PoolInstance,
  type ClaimableResource,
  type ResourceIdentity,
} from '@services-toolkit/claims';
import { type ResourceClaimPolicy } from '@services-toolkit/kubernetes-api';
import { hash } from './hash';

/** Why there is nothing to choose: every instance of the pool is counted once, under the first that applies. */
export interface PoolCount {
  existing: number;
  held: number;
  /** No policy opens them to the claim's namespace. */
  closed: number;
  /** Without a binding Secret (yet), or on their way out. */
  unusable: number;
}

export type Choice =
  | { kind: 'chosen'; resource: ClaimableResource }
  /** All that is free is for claims that have waited for longer. */
  | { kind: 'othersTurn' }
  | { kind: 'none'; count: PoolCount };

/** The policies that can be about an object: those for its kind in its namespace. */
export type PoliciesOf = (
  identity: ResourceIdentity,
) => readonly ResourceClaimPolicy[];

/** The instances of a pool. They are looked at one after the other, and mostly not all of them. */
export type PoolInstances = Iterable<PoolInstance> & {
  readonly length: number;
};

/** More than there are workers and processes that could want the same instance. */
const enoughToChooseFrom = 64;

/**
 * The instance that a claim should try next: in the pool, free, and open to its namespace. Of several (of a large pool, the
 * first that are), the lowest hash(claim's UID, instance's UID): the same for the same state, yet claims that race do not
 * all meet on the first free instance.
 *
 * @param ahead - the namespaces of the claims that have waited for longer: as many instances as they could take are theirs
 */
export function chooseInstance(
  claim: { uid: string; namespace: string },
  instances: PoolInstances,
  policies: PoliciesOf,
  ahead: readonly string[] = [],
): Choice {
  const count: PoolCount = {
    existing: instances.length,
    held: 0,
    closed: 0,
    unusable: 0,
  };
  const seed = hash(claim.uid);
  let best: { resource: ClaimableResource; rank: number } | undefined;
  const candidates: ClaimableResource[] = [];
  for (const instance of instances) {
    if (instance.held) {
      count.held++;
      continue;
    }
    const availability = availabilityOf(
      instance,
      claim.namespace,
      policies(instance.resource.identity),
    );
    if (availability !== 'claimable') {
      count[availability]++;
      continue;
    }
    const { resource } = instance;
    const rank = hash(resource.uid, seed);
    best = best && best.rank < rank ? best : { resource, rank };
    candidates.push(resource);
    if (candidates.length === enoughToChooseFrom) {
      break;
    }
  }
  if (best && isOthersTurn(candidates, policies, ahead)) {
    return { kind: 'othersTurn' };
  }
  return best
    ? { kind: 'chosen', resource: best.resource }
    : { kind: 'none', count };
}

function isOthersTurn(
  candidates: readonly ClaimableResource[],
  policies: PoliciesOf,
  ahead: readonly string[],
): boolean {
  const canTake = new Map<string, boolean>();
  let takers = 0;
  for (const namespace of ahead) {
    let can = canTake.get(namespace);
    if (can === undefined) {
      can = candidates.some(one =>
        allowedByPolicy(one, namespace, policies(one.identity)),
      );
      canTake.set(namespace, can);
    }
    if (can && ++takers >= candidates.length) {
      return true;
    }
  }
  return false;
}

/** The sentence of `NoClaimableInstances`: how many there are, and what keeps each of them. */
export function describePoolCount(count: PoolCount, namespace: string): string {
  const { existing, held, closed, unusable } = count;
  if (existing === 0) {
    return 'The pool is empty. The operator of the class has to add an instance';
  }
  const parts = [
    `${held} ${held === 1 ? 'is' : 'are'} held by other claims`,
    closed > 0 &&
      `${closed} ${
        closed === 1 ? 'is' : 'are'
      } not opened to namespace "${namespace}" by a ResourceClaimPolicy`,
    unusable > 0 &&
      `${unusable} ${
        unusable === 1 ? 'has' : 'have'
      } no binding Secret yet or ${
        unusable === 1 ? 'is' : 'are'
      } being deleted`,
  ];
  return `0 of ${existing} are free: ${parts
    .filter(Boolean)
    .join(', ')}. The claim takes the next one that is`;
}
