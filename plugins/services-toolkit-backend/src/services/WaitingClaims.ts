import { resolvedClassName } from '@services-toolkit/claims';
import { getCondition } from '@services-toolkit/kubernetes-api';
import type { ClassClaimReason } from '@services-toolkit/kubernetes-api';
import type { StoredClaim } from './ClaimStore';

const noneFree: ClassClaimReason = 'NoClaimableInstances';

/** How many claims wait for a free instance of each class, kept as claims change: lists of offerings ask for many. */
export class WaitingClaims {
  readonly #byClass = new Map<string, Set<string>>();
  /** For which class a claim is counted: an update may name another one. */
  readonly #classOf = new Map<string, string>();

  set(stored: StoredClaim): void {
    this.delete(stored.key);
    const waitsFor = classThatIsWaitedFor(stored);
    if (waitsFor === undefined) {
      return;
    }
    const place = placeOf(stored.cluster, waitsFor);
    const waiting = this.#byClass.get(place) ?? new Set();
    waiting.add(stored.key);
    this.#byClass.set(place, waiting);
    this.#classOf.set(stored.key, place);
  }

  delete(key: string): void {
    const place = this.#classOf.get(key);
    if (place === undefined) {
      return;
    }
    this.#classOf.delete(key);
    const waiting = this.#byClass.get(place);
    waiting?.delete(key);
    if (waiting?.size === 0) {
      this.#byClass.delete(place);
    }
  }

  count(cluster: string, className: string): number {
    return this.#byClass.get(placeOf(cluster, className))?.size ?? 0;
  }
}

function classThatIsWaitedFor({ claim }: StoredClaim): string | undefined {
  if (claim.kind !== 'ClassClaim' || claim.metadata?.deletionTimestamp) {
    return undefined;
  }
  const conditions: unknown = claim.status?.conditions;
  const made = Array.isArray(conditions)
    ? getCondition(conditions.filter(Boolean), 'ResourceClaimCreated')
    : undefined;
  return made?.status === 'False' && made.reason === noneFree
    ? resolvedClassName(claim)
    : undefined;
}

/** No class name holds a slash. */
function placeOf(cluster: string, className: string): string {
  return `${cluster}/${className}`;
}
