/** A watch that lags behind has caught up by then, mostly. */
export const lostForMs = 2_000;

/**
 * Which instances a claim has just tried, and could not have. What a pool's watch shows may lag behind that: the same
 * instance would be tried again, and again, for as long as it does.
 */
export class LostInstances {
  readonly #until = new Map<string, Map<string, number>>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** `instance` is what `identityKey` says of it. */
  add(claimUid: string, instance: string): void {
    const instances = this.#until.get(claimUid) ?? new Map<string, number>();
    instances.set(instance, this.#clock().getTime() + lostForMs);
    this.#until.set(claimUid, instances);
  }

  has(claimUid: string, instance: string): boolean {
    const until = this.#until.get(claimUid)?.get(instance);
    return until !== undefined && this.#clock().getTime() < until;
  }

  /** After how many milliseconds all of them may be tried again; undefined if there are none. */
  remainingMs(claimUid: string): number | undefined {
    const ends = [...(this.#until.get(claimUid)?.values() ?? [])];
    const remaining = Math.max(...ends) - this.#clock().getTime();
    return remaining > 0 ? remaining : undefined;
  }

  /** The claim has found another one, or is gone. */
  clear(claimUid: string): void {
    this.#until.delete(claimUid);
  }
}
