/**
 * Which instances were just picked, from the moment of the choice until the ResourceClaim for it is in the cache. It saves
 * claims of one process the detour of losing a race against each other; what decides is the Lease.
 */
export class AssumeCache {
  readonly #instanceOfClaim = new Map<string, string>();
  readonly #claimOfInstance = new Map<string, string>();

  take(claimUid: string, instanceUid: string): void {
    this.release(claimUid);
    this.#instanceOfClaim.set(claimUid, instanceUid);
    this.#claimOfInstance.set(instanceUid, claimUid);
  }

  /** Answers whether there was something to release. */
  release(claimUid: string): boolean {
    const instance = this.#instanceOfClaim.get(claimUid);
    this.#instanceOfClaim.delete(claimUid);
    if (
      instance !== undefined &&
      this.#claimOfInstance.get(instance) === claimUid
    ) {
      this.#claimOfInstance.delete(instance);
    }
    return instance !== undefined;
  }

  /** Whether a claim has picked an instance. */
  has(claimUid: string): boolean {
    return this.#instanceOfClaim.has(claimUid);
  }

  isTaken(instanceUid: string, exceptFor: string): boolean {
    const claim = this.#claimOfInstance.get(instanceUid);
    return claim !== undefined && claim !== exceptFor;
  }
}
