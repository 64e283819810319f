import type { KubernetesClient } from '../client/KubernetesClient';
import type { Logger } from '../Logger';

/**
 * How long a Lease lasts, as client-go has it. What holds all together: `retryPeriodMs` is less than `renewDeadlineMs`, and
 * that less than `leaseDurationMs`.
 *
 * @public
 */
export interface LeaderElectionTimes {
  /** The others take over when they have seen no renewal for so long. Whole seconds. Default 15 s. */
  leaseDurationMs: number;
  /** The leader stops when it could not renew for so long. Default 10 s. */
  renewDeadlineMs: number;
  /** Between two renewals, and between two attempts that failed. Default 2 s. */
  retryPeriodMs: number;
}

/**
 * Milliseconds of two clocks. A lease is over when either says so: a monotonic clock stands still while a machine sleeps,
 * the wall clock may be set back.
 *
 * @public
 */
export interface ElectionClock {
  monotonic(): number;
  wall(): number;
}

/** @public */
export interface LeaderElectorOptions {
  /** Not one of `fenceWrites`: the Lease itself is written when nobody leads. */
  client: KubernetesClient;
  /** The Lease that is fought for. */
  lease: { name: string; namespace: string };
  /** Unique for each process, also after a restart: never only the pod's name. */
  identity: string;
  logger: Logger;
  times?: Partial<LeaderElectionTimes>;
  /** For tests. */
  clock?: ElectionClock;
}

/**
 * One attempt at leading, from standing for election to the end of the term. It ends for good: whoever wants to lead again
 * stands again.
 *
 * @public
 */
export interface LeaderElector {
  readonly identity: string;
  readonly state: 'waiting' | 'leading' | 'over';
  /** True when elected; false when it was released, or lost, before that. */
  elected(): Promise<boolean>;
  /** Aborts the moment the term is over; its reason says why. */
  readonly signal: AbortSignal;
  /**
   * Looks at the clocks, not only at what timers have noticed: a process that was frozen past its lease is no leader from
   * its first instruction on.
   *
   * @throws NotLeaderError
   */
  assertLeading(): void;
  /** Ends it; a Lease that is held is given back, so that another process takes over at once. Never rejects. */
  release(): Promise<void>;
}
