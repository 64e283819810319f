import type {
  ResourceClaim,
  ResourceClaimStatus,
} from '@services-toolkit/kubernetes-api';

/**
 * The first statuses of ResourceClaims, from when they are decided until they are written: what they say is true by then, the
 * Lease is held and the Secret is there, and the ClassClaim says it too in the meantime. As with the scheduler's assumed Pods,
 * what cannot be written is forgotten; the ClassClaim keeps what it was given, as ever once its ResourceClaim has the Lease.
 *
 * Only first ones: of a claim that has said something before, the ClassClaim would otherwise say in turn what is new and what
 * was before.
 */
export class AssumedStatuses {
  readonly #wake: (owner: ResourceClaim) => void;
  readonly #statuses = new Map<string, ResourceClaimStatus>();

  /** `wake` lets the ClassClaim look that owns a ResourceClaim. */
  constructor(wake: (resourceClaim: ResourceClaim) => void) {
    this.#wake = wake;
  }

  /** Does a write of a claim's status; where that is its first, it is assumed until the write has ended. */
  async during(
    claim: ResourceClaim,
    status: ResourceClaimStatus,
    write: () => Promise<ResourceClaim>,
  ): Promise<ResourceClaim> {
    if (claim.status !== undefined || !status.claimedResourceRef) {
      return write();
    }
    const { uid = '' } = claim.metadata;
    this.#statuses.set(uid, status);
    this.#wake(claim);
    try {
      return await write();
    } finally {
      this.#statuses.delete(uid);
    }
  }

  /** The claim as it is about to be. */
  of(claim: ResourceClaim): ResourceClaim {
    const status = this.#statuses.get(claim.metadata.uid ?? '');
    return status && claim.status === undefined ? { ...claim, status } : claim;
  }
}
