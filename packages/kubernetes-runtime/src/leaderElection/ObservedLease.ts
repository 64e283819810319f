import type { ElectionClock } from './LeaderElector';
import type { ElectionLease } from './electionLease';

/**
 * What a candidate knows of the Lease, and since when it has not changed. Other processes' clocks are not believed: a
 * lease runs from the moment in which its last renewal was seen here.
 */
export class ObservedLease {
  #lease: ElectionLease | undefined;
  #seenAt = 0;
  #known = false;
  readonly #clock: ElectionClock;

  constructor(clock: ElectionClock) {
    this.#clock = clock;
  }

  get lease(): ElectionLease | undefined {
    return this.#lease;
  }

  /** `undefined`: an API server says that there is none. */
  observe(lease: ElectionLease | undefined): void {
    const isNews =
      lease?.metadata.uid !== this.#lease?.metadata.uid ||
      lease?.metadata.resourceVersion !== this.#lease?.metadata.resourceVersion;
    if (!this.#known || isNews) {
      this.#seenAt = this.#clock.monotonic();
    }
    this.#known = true;
    this.#lease = lease;
  }

  /** Milliseconds until `identity` may take it; 0 at once, infinite while nothing was read yet. */
  freeIn(identity: string, defaultDurationMs: number): number {
    if (!this.#known) {
      return Infinity;
    }
    const { holderIdentity, leaseDurationSeconds } = this.#lease?.spec ?? {};
    if (!holderIdentity || holderIdentity === identity) {
      return 0;
    }
    const durationMs =
      leaseDurationSeconds === undefined
        ? defaultDurationMs
        : leaseDurationSeconds * 1000;
    return Math.max(0, this.#seenAt + durationMs - this.#clock.monotonic());
  }
}
