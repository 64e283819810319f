import {
  availabilityOf,
  type PoolInstance,
  type ClaimableResource,
  type ResourceClaimPolicy,
} from '@services-toolkit/kubernetes-api';

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
  | { kind: 'none'; count: PoolCount };

/** More than there are workers and processes that could want the same instance. */
const enoughToChooseFrom = 64;

/**
 * The instance that a claim should try next: in the pool, free, and open to its namespace. Of several (of a large pool, the
 * first that are), the lowest hash(claim's UID, instance's UID): the same for the same state, yet claims that race do not
 * all meet on the first free instance.
 */
export function chooseInstance(
  claim: { uid: string; namespace: string },
  instances: readonly PoolInstance[],
  policies: readonly ResourceClaimPolicy[],
): Choice {
  const count: PoolCount = {
    existing: instances.length,
    held: 0,
    closed: 0,
    unusable: 0,
  };
  const seed = hash(claim.uid);
  let best: { resource: ClaimableResource; rank: number } | undefined;
  let candidates = 0;
  for (const instance of instances) {
    if (instance.held) {
      count.held++;
      continue;
    }
    const availability = availabilityOf(instance, claim.namespace, policies);
    if (availability !== 'claimable') {
      count[availability]++;
      continue;
    }
    const { resource } = instance;
    const rank = hash(resource.uid, seed);
    best = best && best.rank < rank ? best : { resource, rank };
    if (++candidates === enoughToChooseFrom) {
      break;
    }
  }
  return best
    ? { kind: 'chosen', resource: best.resource }
    : { kind: 'none', count };
}

/**
 * FNV-1a of 32 bits, and MurmurHash3's last step, since the last characters of a text hardly change the upper bits. A
 * cryptographic hash of each free instance would be most of what a claim on a large pool costs.
 */
function hash(text: string, seed = 0x811c9dc5): number {
  let value = seed;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** The sentence of `NoClaimableInstances`: how many there are, and what keeps each of them. */
export function describePoolCount(count: PoolCount, namespace: string): string {
  const { existing, held, closed, unusable } = count;
  if (existing === 0) {
    return 'The pool is empty: no instance exists. The operator of the class has to add one';
  }
  const parts = [
    `${existing} ${existing === 1 ? 'exists' : 'exist'}`,
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
  return `No instance of the pool is free for this claim: ${parts
    .filter(Boolean)
    .join(', ')}. The claim goes on by itself when one becomes free`;
}
